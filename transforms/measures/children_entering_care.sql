/*---
title     = "Children entering foster care"
states    = "Children who enter foster care in a 12-month period, each once and without stays under 8 days, per 1,000 children in the population."
denominator = "children under 18 in the population on the 1 July in the period"
numerator = "children who entered foster care in the period, each once"
exclusions = [
    "stays under 8 days, before the first entry is chosen",
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "children whose entry ended without a reason before the follow-up ended",
]
why       = "How many children the agency brings into care and keeps there. The rate is the one by which the federal indicators tell states with many entries from states with few."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022: state entry rate; CFSR Round 4 context data"
domain    = "removal"
kind      = "rate"
unit      = "children"
exposure  = "child_population"
per       = 1000
better    = "neither"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The federal rate counts the children of the federal indicator, which leaves out those who leave and come back within one six-month file; here they count, so that our number is higher by them.",
    "The population below the line is the one the agency gives; the federal rate divides by the Census estimate of the 1 July, which is revised every year.",
]
notes     = """
The children are those of permanency in 12 months for children entering foster care: the first entry of the
period of a child under 18, completed stays under 8 days dropped before it is chosen, children left out whose
entry ended without a reason before the follow-up ended. It therefore is final only when that follow-up is,
and lies below the count of removals (foster_care_entries), which keeps short stays, second removals and
youth of 18. The rate needs the child population of the 1 July in the period; the count stands without it.
The observed rate of all states that passed the federal checks was 2.35 in October 2022 to September 2023 and
2.27 a year later (context data): no standard, and so no benchmark here.
"""

[[example]]
says = "A completed stay of 7 days is no entry, one of 8 days is; a child counts once; the first and last day belong to the period."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-01   | 2022-10-08 | reunification
B        | 2022-10-01   | 2022-10-09 | reunification
B        | 2023-09-30   |            |
C        | 2023-09-30   |            |
D        | 2023-10-01   |            |
"""
expects = { numerator = 2 }

[[example]]
says = "An exit without a reason leaves the child out before the follow-up ends, not after; removed on the 18th birthday is no entry."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2015-06-15 | 2022-10-05   | 2024-09-30 |
B        | 2015-06-15 | 2022-10-05   | 2024-10-01 |
C        | 2005-03-10 | 2023-03-10   |            |
D        | 2005-03-10 | 2023-03-01   |            |
"""
expects = { numerator = 2 }
---*/
with first_entries as (
    select *
    from cohorts.entries
    where entered_on between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by entered_on) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    entered_on as counted_on,
    county,
    1 as numerator
from first_entries
where exit_date is null
    or exit_reason is not null
    or exit_date >= cast(cast($period_end as date) + interval 1 day + interval 12 month as date)
