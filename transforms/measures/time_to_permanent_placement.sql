/*---
title     = "Time to permanent placement"
states    = "For removals of children in a 12-month period, the days from the petition, or from removal where none is known, to legal permanency."
denominator = "removals dated in the period"
numerator = "days from the petition, or from the removal where none is known, to an exit to permanency, or to another exit or the last file that holds the child"
exclusions = [
    "removals with an exit without a reason, or before the removal",
]
why       = "To a child all delays are one: from the day the court was asked to the day there is a home for good."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4A; 45 CFR 1355.44(g), elements 153 and 155"
domain    = "courts"
kind      = "duration"
unit      = "removals"
duration_unit = "days"
mean_up_to = 1096
breakdowns = ["removal_reason"]
better    = "lower"
needs     = ["afcars"]
open_ones = "censored"
follow_up = "24 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Legal permanency: an exit to reunification, a relative, adoption or guardianship, as recorded, also of youth 18 and
older. The clock starts with the petition that brought the removal before the court (the first one filed from 12
months before the removal to the exit, and after the exit of an earlier removal) where the agency's court events hold
one, else with the removal: an agency that gives court events moves this figure. Children who left otherwise
(emancipation, transfer, runaway, death) count with the time up to the exit, those in care with the time up to the
last file that holds them. An exit without a reason, or before the removal, leaves the child out. Short stays count.
"""

[[example]]
says = "The clock starts with the petition where one is known, before or after the removal; a child still in care, or who left otherwise, is open; an exit without a reason is left out."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason          | observed_until
A        | 2022-10-01   | 2022-10-31 | reunification        | 2024-09-30
B        | 2022-11-01   | 2022-12-11 | living_with_relative | 2024-09-30
C        | 2023-09-30   | 2023-11-19 | guardianship         | 2024-09-30
D        | 2022-11-01   | 2023-11-01 | runaway              | 2024-09-30
E        | 2022-11-01   |            |                      | 2024-09-30
F        | 2022-11-01   | 2023-11-01 |                      | 2024-09-30
G        | 2023-10-01   | 2023-11-01 | adoption             | 2024-09-30
"""
court_events = """
child_id | event    | occurred_on
B        | petition | 2022-10-22
C        | petition | 2023-10-02
D        | petition | 2022-11-03
"""
expects = { denominator = 3, members_open = 2, mean = 42.6666666667 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.removal_date as counted_on,
    e.county,
    greatest(
        coalesce(e.exit_date, e.observed_until) - coalesce(p.petitioned_on, e.removal_date), 0
    ) as duration,
    coalesce(r.is_permanency, false) as ended
from episodes.removal_episodes as e
left join episodes.removal_petitions as p
    on e.state = p.state and e.child_id = p.child_id and e.removal_date = p.removal_date
left join codes.exit_reasons as r on e.exit_reason = r.name
where e.removal_date between $period_start and $period_end
    and (e.exit_date is null or (e.exit_date >= e.removal_date and e.exit_reason is not null))
