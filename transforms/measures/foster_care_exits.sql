/*---
title     = "Exits from foster care"
states    = "Exits of children from foster care in the period."
denominator = "exits from foster care recorded in the period"
exclusions = [
    "open records missing from later files, which are no exits",
]
why       = "How many leave, beside how many come: whether care grows or shrinks."
authority = "AFCARS Report, children exiting care"
domain    = "permanency"
kind      = "count"
unit      = "exits"
better    = "neither"
series    = "month"
breakdowns = ["placement_setting", "time_in_care", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The AFCARS Report counts a child once in a fiscal year, by the latest exit; here every exit counts, so that our number is higher by the second and further ones.",
]
notes     = """
Every recorded exit counts, also one without a reason, at 18 or older, after a day, or a second one of a child. The
sum of exits by reason is this count. A dropped record is not an exit.
"""

[[example]]
says = "The first and the last day of the period count, and each exit of a child; a dropped record does not."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason   | observed_until | is_dropped
A        | 2015-06-15 | 2021-11-05   | 2022-10-01 | reunification | 2026-03-31     | false
A        | 2015-06-15 | 2023-09-29   | 2023-09-30 |               | 2026-03-31     | false
B        | 2003-01-01 | 2021-11-05   | 2023-01-01 | emancipation  | 2026-03-31     | false
C        | 2015-06-15 | 2021-11-05   | 2023-10-01 | reunification | 2026-03-31     | false
D        | 2015-06-15 | 2021-11-05   |            |               | 2023-03-31     | true
"""
expects = { numerator = 3 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    exit_date as counted_on,
    county
from cohorts.care_episodes
where exit_date between $period_start and $period_end
