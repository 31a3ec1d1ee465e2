/*---
title     = "Inquiry about Indian status"
states    = "Of children in foster care on the last day of a 12-month period, the share of whom the agency inquired whether they are Indian children."
denominator = "children in foster care at the end of the last day of the period whom the AFCARS file that covers it holds, each once, with an answer"
numerator = "those of whom it says that the agency inquired whether they are Indian children"
exclusions = [
    "children of whom the answer is empty",
]
why       = "A tribe can only stand by its children where somebody asked. Nothing of the Indian Child Welfare Act begins before that."
authority = "25 USC 1912; 25 CFR 23.107; 45 CFR 1355.44(b), element 7"
domain    = "well_being"
kind      = "proportion"
unit      = "children"
better    = "higher"
missed    = "Children in foster care of whom nobody asked whether they are Indian children"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
In care on the last day as in `children_in_care`, all races and ages: the duty to ask concerns every child. The answer is
that of the AFCARS file that covers that day. An empty answer is a fault of the file, told among the findings, and left
out of numerator and denominator. That an inquiry was made does not say of whom, or when.
"""

[[example]]
says = "The file that covers the last day answers; an empty answer is in neither figure, nor is a child who left."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-03-05   |
B        | 2023-09-30   |
C        | 2022-03-05   | 2023-09-30
D        | 2022-03-05   |
"""
child_records = """
child_id | submission | period_start | period_end | inquiry_made
A        | 23A        | 2022-10-01   | 2023-03-31 | true
A        | 23B        | 2023-04-01   | 2023-09-30 | false
B        | 23B        | 2023-04-01   | 2023-09-30 | true
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
    inquiry_made as numerator
from cohorts.recorded_care
where from_on <= $period_end
    and until_on > $period_end
    and inquiry_made is not null
qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
