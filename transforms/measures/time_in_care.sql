/*---
title     = "Time in foster care"
states    = "Of children in foster care on the last day of the period, and of exits in it, the share by time since the removal."
denominator = { in_care = "children in foster care at the end of the last day of the period, each once", exits = "exits in the period" }
numerator = { in_care = "by completed months from the latest removal to that day", exits = "by completed months from the removal to the exit" }
exclusions = [
    "exits dated before the removal",
]
why       = "Foster care is meant to be short. Those who leave and those who stay are different children: the two must be read side by side."
authority = "AFCARS Report, time in care"
domain    = "permanency"
kind      = "share"
unit      = "children"
better    = "neither"
components = ["in_care", "exits"]
breakdowns = ["placement_setting", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The report's percentages leave out children whose dates are missing or disagree; the bands are the same, in completed months.",
]
notes     = """
Completed months from the latest removal to the last day of the period (children in care at its end) or to the
recorded exit (each exit of the period), so that the day of the month completes the month. Youth 18 and older are
kept; exits dated before the removal are left out. Neither is how long a child who comes in will stay: children in
care are the long stayers, exits leave out those who stay. Length of stay of an entry cohort says that.
"""

[[example]]
says = "The day of the month completes the month, and so begins the next band."
period_start = 2022-10-01
component = "in_care"
removal_episodes = """
child_id | removal_date | exit_date
A        | 2023-09-30   |
B        | 2023-08-31   |
C        | 2023-08-30   |
D        | 2020-09-30   |
E        | 2018-09-30   |
F        | 2023-08-30   | 2023-09-30
"""
expects = { denominator = 5, under_1_month = 2, 1_5_months = 1, 3_4_years = 1, 5_years_and_longer = 1 }

[[example]]
says = "Each exit of the period counts by its own length, one on the day of removal with no month; one before the removal is left out."
period_start = 2022-10-01
component = "exits"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2022-10-05 | reunification
A        | 2022-11-05   | 2023-05-04 | reunification
B        | 2021-10-01   | 2022-10-01 | adoption
C        | 2023-01-05   | 2023-01-04 | adoption
"""
expects = { denominator = 3, under_1_month = 1, 1_5_months = 1, 12_17_months = 1 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end and (left_on is null or left_on > $period_end)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

lengths as (
    select
        state,
        child_id,
        child_id as member_key,
        removal_date,
        cast($period_end as date) as counted_on,
        county,
        'in_care' as component
    from in_care

    union all

    select
        state,
        child_id,
        child_id || ' ' || cast(removal_date as varchar) as member_key,
        removal_date,
        exit_date as counted_on,
        county,
        'exits' as component
    from cohorts.care_episodes
    where exit_date between $period_start and $period_end and exit_date >= removal_date
)

select
    l.state,
    l.child_id,
    l.member_key,
    l.counted_on,
    l.county,
    l.component,
    b.name as outcome
from lengths as l
inner join codes.lengths_of_care as b
    on completed_months(l.removal_date, l.counted_on) >= b.from_months
    and (b.until_months is null or completed_months(l.removal_date, l.counted_on) < b.until_months)
