/*---
title     = "Notice to the tribe"
states    = "Of children in foster care on the last day of a 12-month period to whom the Indian Child Welfare Act applies, the share whose tribe was sent legal notice."
denominator = "children in foster care at the end of the last day of the period whom the AFCARS file that covers it holds, each once, of whom it says that the Indian Child Welfare Act applies"
numerator = "those whose tribe was sent legal notice"
exclusions = [
    "children of whom it is not known that the Act applies",
    "children without an answer on the notice",
]
why       = "Notice is a tribe's first chance to speak for its child. Without it a removal may not stand."
authority = "25 USC 1912(a); 25 CFR 23.111; 45 CFR 1355.44(b), elements 10 to 12"
domain    = "well_being"
kind      = "proportion"
unit      = "children"
better    = "higher"
missed    = "Children under the Indian Child Welfare Act whose tribe was not sent notice"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Members are children of whom the AFCARS file that covers the last day says that the Act applies (element 10), not
children of American Indian race: the two overlap only in part. A child of whom that is unknown is no member. A child
without an answer on the notice is left out. The file holds the day on which the agency learned that the Act applies,
not the day of the notice, so whether it came 10 days before the hearing cannot be told; a child of whom it was learned
on the last day counts as not notified. Numbers are small in most states: read counts, and several years together.
"""

[[example]]
says = "Only children to whom the Act applies are asked about; unknown is not yes, and an empty answer on the notice is in neither figure."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date
A        | 2022-03-05
B        | 2023-09-30
C        | 2022-03-05
D        | 2022-03-05
E        | 2022-03-05
"""
child_records = """
child_id | submission | period_start | period_end | icwa_applies | tribe_notified
A        | 23B        | 2023-04-01   | 2023-09-30 | yes          | true
B        | 23B        | 2023-04-01   | 2023-09-30 | yes          | false
C        | 23B        | 2023-04-01   | 2023-09-30 | yes          |
D        | 23B        | 2023-04-01   | 2023-09-30 | unknown      | true
E        | 23B        | 2023-04-01   | 2023-09-30 | no           | true
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    cast($period_end as date) as counted_on,
    county,
    tribe_notified as numerator
from cohorts.recorded_care
where from_on <= $period_end
    and until_on > $period_end
    and icwa_applies = 'yes'
    and tribe_notified is not null
qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
