/*---
title     = "Health assessments"
states    = "Of children in foster care on the last day of a 12-month period, the share who had a health assessment in their current stay."
denominator = "children in foster care at the end of the last day of the period whom the AFCARS file that covers it holds, each once, with an answer"
numerator = "those of whom it says that they had a health assessment in the current stay"
exclusions = [
    "children of whom the answer is empty",
]
why       = "Children come into care with needs that nobody has looked at. The agency that takes them owes them a doctor."
authority = "45 CFR 1355.44(b), element 22; 42 USC 622(b)(15)(A)"
domain    = "well_being"
kind      = "proportion"
unit      = "children"
better    = "higher"
missed    = "Children in foster care without a health assessment in their stay"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
In care on the last day as in `children_in_care`, youth of 18 and older kept. The answer is that of the AFCARS file that
covers that day; a child whose answer is empty, or whom that file does not hold, is left out. The element tells of the
whole stay: a child assessed two years ago counts as assessed, and a child removed on the last day as not. It says
nothing of what was found or done.
"""

[[example]]
says = "The file that covers the last day answers; a child who left that day, and one without an answer, are in neither figure."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-03-05   |
B        | 2023-09-30   |
C        | 2022-03-05   | 2023-09-30
D        | 2022-03-05   |
"""
child_records = """
child_id | submission | period_start | period_end | health_assessed
A        | 23A        | 2022-10-01   | 2023-03-31 | false
A        | 23B        | 2023-04-01   | 2023-09-30 | true
B        | 23B        | 2023-04-01   | 2023-09-30 | false
C        | 23B        | 2023-04-01   | 2023-09-30 | true
D        | 23B        | 2023-04-01   | 2023-09-30 |
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    cast($period_end as date) as counted_on,
    county,
    health_assessed as numerator
from cohorts.recorded_care
where from_on <= $period_end
    and until_on > $period_end
    and health_assessed is not null
qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
