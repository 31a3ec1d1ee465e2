/*---
title     = "Visits in the child's residence"
states    = "Of full calendar months in foster care in which a caseworker visited the child, the share in which a visit was in the child's residence."
denominator = "child-months with a caseworker visit"
numerator = "months with a visit in the residence of the child"
exclusions = [
    "months without a visit",
    "months without a visit in the residence in which a visit has no place",
]
why       = "Where a child lives shows what an office does not. Federal law wants at least half of the visits there."
authority = "42 USC 624(f); 45 CFR 1355.44(e), elements 151 and 152"
domain    = "workforce"
kind      = "proportion"
unit      = "child-months"
better    = "higher"
benchmark = { value = 0.5, label = "federal standard" }
series    = "month"
breakdowns = ["placement_setting", "time_in_care"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Child-months are those of caseworker visits; only those with a visit are members, so that this figure says nothing
of months without one. A month with several visits counts once, and is one in the residence where any of them was.
The residence is where the child lives on that day, a foster home or an institution as well as the own home. A month
whose visits were not in the residence as far as the file tells, but one of them has no place, is left out,
numerator and denominator. The law speaks of visits made on a monthly basis: months with a visit are counted here,
not visits.
"""

[[example]]
says = "One visit in the residence makes the month; a month without a visit is no member; with an unknown place and none in the residence the month is left out."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-01   | 2023-02-28 | reunification
B        | 2023-09-01   | 2023-10-01 | reunification
"""
caseworker_visits = """
child_id | removal_date | sequence | visited_on | location
A        | 2022-10-01   | 1        | 2022-10-01 | other
A        | 2022-10-01   | 2        | 2022-10-31 | residence
A        | 2022-10-01   | 3        | 2022-11-15 | other
A        | 2022-10-01   | 4        | 2023-01-15 |
A        | 2022-10-01   | 5        | 2023-01-16 | other
B        | 2023-09-01   | 1        | 2023-09-15 | residence
B        | 2023-09-01   | 2        | 2023-09-16 |
"""
expects = { denominator = 3, numerator = 2 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(month_start as varchar) as member_key,
    month_start as counted_on,
    visits_in_residence > 0 as numerator
from cohorts.care_months
where month_start between $period_start and $period_end
    and visits > 0
    and (visits_in_residence > 0 or visits_without_location = 0)
