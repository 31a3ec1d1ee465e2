/*---
title     = "Entries to foster care"
states    = "Removals of children to foster care in a 12-month period, and per 1,000 children in the population."
denominator = "children under 18 in the population on the 1 July in the period, of a month or a quarter times its part of a year"
numerator = "removals dated in the period"
exclusions = []
why       = "How often the agency takes a child from home."
authority = "AFCARS Report, children entering care; CFSR Round 4 context data, entry rate"
domain    = "removal"
kind      = "rate"
unit      = "removals"
exposure  = "child_population"
per       = 1000
better    = "neither"
series    = "month"
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The AFCARS Report counts a child once in a fiscal year, by the latest removal; here every removal counts, so that our number is higher by the second and further ones.",
    "The entry rate of the federal review counts first entries without stays under 8 days: hold it against children_entering_care.",
]
notes     = """
Every removal of the period counts, stays under 8 days too, youth 18 and older too: the numerator is the
count. The rate needs the child population of the 1 July in the period and is not available without it.
"""

[[example]]
says = "Each removal of the period counts, also a second one of a child and a stay of a day."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-01   | 2022-10-02 | reunification
A        | 2023-09-30   |            |
B        | 2022-09-30   |            |
C        | 2023-10-01   |            |
"""
expects = { numerator = 2 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    1 as numerator
from episodes.removal_episodes
where removal_date between $period_start and $period_end
