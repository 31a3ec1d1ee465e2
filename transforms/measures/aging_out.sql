/*---
title     = "Aging out of foster care"
states    = "Of youth who left foster care at 16 or older in a 12-month period, the share who left at 18 or older or to emancipation."
denominator = "exits in the period of youth of 16 or older"
numerator = "those at 18 or older, whatever the reason, or to emancipation"
exclusions = [
    "exits without a birth date",
    "exits dated before the removal",
]
why       = "A youth who ages out leaves without a family that is bound to stay. Most fare worse for years."
authority = "AFCARS Report, exits to emancipation; definition of this project"
domain    = "well_being"
kind      = "proportion"
unit      = "exits"
better    = "lower"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Recorded exits; the 18th birthday alone is no exit here, so that youth who stay in extended care count when they leave.
An exit on the 18th birthday is at 18. Emancipation counts at 16 and 17 too; below 16 it is in neither figure. Exits at
18 or older count whatever their reason, adoption among them, and without one. Exits without a date of birth, and those
dated before the removal, are left out. Youth still in care are not seen: where extended care grows, this falls for a
while without anybody having found a home.
"""

[[example]]
says = "The 16th birthday is the first day that counts, the 18th is aging out; emancipation is at any age from 16 on."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2006-11-05 | 2021-11-05   | 2022-11-05 | reunification
B        | 2006-11-06 | 2021-11-05   | 2022-11-05 | emancipation
C        | 2006-11-05 | 2021-11-05   | 2022-11-05 | emancipation
D        | 2004-11-05 | 2021-11-05   | 2022-11-05 | adoption
E        | 2004-11-06 | 2021-11-05   | 2022-11-05 | adoption
F        | 2002-11-06 | 2021-11-05   | 2022-11-05 |
G        |            | 2021-11-05   | 2022-11-05 | emancipation
H        | 2004-11-05 | 2021-11-05   | 2022-09-30 | emancipation
"""
expects = { denominator = 5, numerator = 3 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.exit_date as counted_on,
    e.county,
    e.exit_date >= eighteenth_birthday(e.birth_date) or coalesce(r.is_emancipation, false) as numerator
from episodes.removal_episodes as e
left join codes.exit_reasons as r on e.exit_reason = r.name
where e.exit_date between $period_start and $period_end
    and e.exit_date >= e.removal_date
    and age_in_years(e.birth_date, e.exit_date) >= 16
