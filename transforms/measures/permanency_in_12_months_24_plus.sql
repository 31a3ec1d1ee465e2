/*---
title     = "Permanency in 12 months for children in foster care 24 months or more"
states    = "Of children in foster care on the first day of a 12-month period who had been there 24 months or more, the share discharged to permanency within the period."
denominator = "children under 18 in foster care on the first day of the period, each once, 24 completed months or more after the removal"
numerator = "those discharged to permanency before 18, by the last day of the period"
exclusions = [
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "children who left in the period without a reason",
]
why       = "Children who have waited longest are the easiest to forget."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
domain    = "permanency"
kind      = "proportion"
unit      = "children"
better    = "higher"
benchmark = { value = 0.373, label = "national performance, Round 4", is_adjusted = true }
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The published code adds a month to the year of children in care on all its 364 elapsed days, so that an exit on the last day does not count; here it does.",
    "The federal computation leaves out children who leave and come back within one six-month file, because a file of AFCARS 1993 loses the reason of the first exit. Histories keep it, and the child counts.",
    "The months in care on the first day follow the removal date in force. A date corrected since the profile was made moves a child between this measure and the one of 12 to 23 months.",
]
notes     = """
In care on the first day means removed before it, with no exit before it, and not yet 18. Months in care
are completed months from removal to the first day. A child who leaves in the period without a reason is
left out. No trial home visit rule and no short-stay rule.
"""

[[example]]
says = "Twenty-four completed months on the first day count, 23 do not; a child who left on the first day was in care on it."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2020-10-01   | 2023-09-30 | adoption
B        | 2020-10-02   | 2023-09-30 | adoption
C        | 2019-01-01   | 2022-10-01 | guardianship
D        | 2019-01-01   | 2022-09-30 | guardianship
E        | 2019-01-01   | 2023-05-05 | emancipation
"""
expects = { denominator = 3, numerator = 2 }
---*/
with in_care_on_first_day as (
    select *
    from cohorts.indicator_episodes
    where removal_date < $period_start
        and (exit_date is null or exit_date >= $period_start)
        and eighteenth_birthday > $period_start
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    cast($period_start as date) as counted_on,
    county,
    coalesce(is_permanency and exit_date <= $period_end, false) as numerator
from in_care_on_first_day
where completed_months(removal_date, cast($period_start as date)) >= 24
    and (exit_date is null or exit_reason is not null or exit_date > $period_end)
