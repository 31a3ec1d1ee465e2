/*---
title     = "Days in foster care"
states    = "Days since the removal of children in foster care on the last day of the period, and of exits in it."
denominator = { in_care = "children in foster care at the end of the last day of the period, each once", exits = "exits in the period" }
numerator = { in_care = "days from the latest removal to that day", exits = "days from the removal to the exit" }
exclusions = [
    "exits dated before the removal",
]
why       = "One figure for how long: the mean and the middle child, of those who stay and of those who leave."
authority = "AFCARS Report, mean and median time in care"
domain    = "permanency"
kind      = "duration"
unit      = "children"
duration_unit = "days"
open_ones = "missing"
better    = "lower"
components = ["in_care", "exits"]
breakdowns = ["placement_setting", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The AFCARS Report gives months and counts a child once in a fiscal year, by the latest exit; here days are given, and every exit counts.",
]
notes     = """
The members are those of time in foster care. For children in care it is the time elapsed by the day, a fact of that
day and not a stay cut short: nobody is open, and the median is not that of the stays to come. The AFCARS Report
gives months; 30.4 days are one.
"""

[[example]]
says = "A child removed on the last day has been in care for no day; a youth who is still in care at 19 counts."
period_start = 2022-10-01
component = "in_care"
removal_episodes = """
child_id | birth_date | removal_date | exit_date
A        | 2015-06-15 | 2023-09-30   |
B        | 2015-06-15 | 2023-09-20   |
C        | 2004-01-15 | 2023-09-10   | 2023-10-01
D        | 2015-06-15 | 2023-09-10   | 2023-09-30
"""
expects = { denominator = 3, mean = 10, median = 10, members_open = 0 }

[[example]]
says = "Exits of the period count from the removal to the exit; an exit before the removal is left out."
period_start = 2022-10-01
component = "exits"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-09-01   | 2022-10-01 | reunification
B        | 2023-09-20   | 2023-09-30 | adoption
C        | 2023-09-20   | 2023-09-19 | adoption
"""
expects = { denominator = 2, mean = 20 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end and (left_on is null or left_on > $period_end)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    cast($period_end as date) as counted_on,
    county,
    'in_care' as component,
    date_diff('day', removal_date, cast($period_end as date)) as duration,
    true as ended
from in_care

union all

select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    exit_date as counted_on,
    county,
    'exits' as component,
    date_diff('day', removal_date, exit_date) as duration,
    true as ended
from cohorts.care_episodes
where exit_date between $period_start and $period_end and exit_date >= removal_date
