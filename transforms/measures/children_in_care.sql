/*---
title     = "Children in foster care"
states    = "Children in foster care on the last day of the period."
denominator = "children in foster care at the end of the last day of the period, each once"
exclusions = [
    "open records missing from later files, where the last file that held them ended before that day",
]
why       = "The size of the task: how many children the agency is responsible for."
authority = "AFCARS Report, children in care on September 30"
domain    = "permanency"
kind      = "count"
unit      = "children"
better    = "neither"
series    = "month"
breakdowns = ["placement_setting", "time_in_care", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The AFCARS Report is of 30 September: only periods that end that day compare.",
    "The report counts a child whose exit the agency entered after the file was made; here the exit counts as soon as a later file tells it, and the child is not in care.",
]
notes     = """
In care at the end of the day: removed on or before it, no exit on or before it. Youth 18 and older are
kept. A child whose open record is missing from the next file counts only up to the last day of the last
file that held it.
"""

[[example]]
says = "A child removed on the last day is in care, one who left on it is not; a youth of 19 still in care counts."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2015-06-15 | 2023-09-30   |            |
B        | 2015-06-15 | 2022-11-05   | 2023-09-30 | adoption
C        | 2015-06-15 | 2022-11-05   | 2023-10-01 | adoption
D        | 2004-01-01 | 2020-11-05   |            |
"""
expects = { numerator = 3 }

[[example]]
says = "A dropped record counts while the file that held it lasts, and no longer."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | observed_until | is_dropped
A        | 2022-11-05   | 2023-03-31     | true
B        | 2022-11-05   | 2023-09-30     | true
"""
expects = { numerator = 1 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    cast($period_end as date) as counted_on,
    county
from episodes.removal_episodes
where removal_date <= $period_end
    and (exit_date is null or exit_date > $period_end)
    and (not is_dropped or observed_until >= $period_end)
qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
