/*---
title     = "Children served in foster care"
states    = "Children in foster care at any time in the period."
denominator = "children in foster care at any time in the period, each once"
exclusions = [
    "open records missing from later files, where the last file that held them ended before the period",
]
why       = "How many children the agency was responsible for over the year, not only on one day of it."
authority = "AFCARS Report, children served"
domain    = "permanency"
kind      = "count"
unit      = "children"
better    = "neither"
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The AFCARS Report counts the children in its two six-month files; a child whose exit before the year was told late still stands in them, and is not in care here.",
]
notes     = """
In care at the start of the period, or removed in it: a child who left on its first day was still in care when it
began. Each child counts once, by the latest episode. Youth 18 and older are kept. A dropped record counts while the
file that held it lasts, and no longer.
"""

[[example]]
says = "An exit on the first day and a removal on the last count; an exit the day before and a removal the day after do not; a child counts once."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2021-11-05   | 2022-10-01 | reunification
B        | 2021-11-05   | 2022-09-30 | reunification
C        | 2023-09-30   |            |
D        | 2023-10-01   |            |
E        | 2021-11-05   | 2022-11-05 | reunification
E        | 2023-01-05   |            |
"""
expects = { numerator = 3 }

[[example]]
says = "A dropped record last observed on the day before the period does not count, one observed on its first day does."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | observed_until | is_dropped
A        | 2021-11-05   | 2022-09-30     | true
B        | 2021-11-05   | 2022-10-01     | true
"""
expects = { numerator = 1 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    greatest(removal_date, cast($period_start as date)) as counted_on,
    county
from cohorts.care_episodes
where removal_date <= $period_end
    and (left_on is null or left_on > $period_start or exit_date = $period_start)
qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
