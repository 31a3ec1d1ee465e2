/*---
title     = "Time from removal to termination of parental rights"
states    = "For removals of children in a 12-month period, the days from removal to the end of the last parent's rights."
denominator = "removals of children under 18 dated in the period"
numerator = "days from the removal to the end of the last legal parent's rights, or to the exit, the 18th birthday or the last file that holds the child"
exclusions = [
    "children without a birth date",
    "removals with an exit before the removal",
    "children whose parents' rights had all ended before the removal, or on a day not told",
    "children of whom one parent's rights are not told and no other's are known to stand",
]
why       = "A child who cannot go home can be adopted only once the rights of every parent have ended. Until then no new family can be the child's own."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4I; 45 CFR 1355.44(c), elements 63 to 68"
domain    = "courts"
kind      = "duration"
unit      = "removals"
duration_unit = "days"
mean_up_to = 1096
breakdowns = ["removal_reason"]
better    = "neither"
open_ones = "censored"
follow_up = "24 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Rights of all legal parents must have ended: the latest of their days counts, of a parent who died the day of death;
a deceased parent without a day delays nothing. Most children go home and never reach this end. A removal without
it counts with the time observed: up to the exit, the 18th birthday or the last file that holds the child. So the
figure says how soon rights end for children who stay in care, not for all; it is no goal in itself, and neither
higher nor lower is better. Left out: children without a birth date or already 18; children whose parents' rights had
all ended before the removal, or on a day not told; and children of whom one parent's rights are not told and no
other's are known to stand. The record holds a child's rights as they are now: of a child removed twice an end during
the second removal leaves the first one open until its exit.
"""

[[example]]
says = "The later of two parents counts; while one parent's rights stand the clock runs; an exit stops it."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | observed_until
A        | 2015-06-15 | 2022-10-01   |            | 2024-09-30
B        | 2015-06-15 | 2023-09-30   |            | 2024-09-30
C        | 2015-06-15 | 2022-11-01   | 2023-11-01 | 2024-09-30
D        | 2015-06-15 | 2023-10-01   |            | 2024-09-30
"""
parental_rights = """
child_id | parent | termination    | ended_on
A        | 1      | voluntary      | 2023-01-01
A        | 2      | involuntary    | 2023-10-01
B        | 1      | involuntary    | 2024-03-01
B        | 2      | not_applicable |
C        | 1      | involuntary    | 2023-12-01
D        | 1      | involuntary    | 2024-03-01
"""
expects = { denominator = 1, members_open = 2, mean = 365 }

[[example]]
says = "The day of a parent's death counts; a deceased parent without a day delays nothing; an end before the removal leaves the child out, one on the removal day is 0 days; the day of exit still counts."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date
A        | 2015-06-15 | 2022-10-01   |
B        | 2015-06-15 | 2022-10-01   |
C        | 2015-06-15 | 2022-10-01   |
D        | 2015-06-15 | 2022-10-01   |
E        | 2015-06-15 | 2022-10-01   | 2022-10-31
"""
parental_rights = """
child_id | parent | termination | ended_on   | is_deceased
A        | 1      | involuntary | 2022-10-11 | false
A        | 2      | voluntary   | 2022-10-21 | true
B        | 1      | involuntary | 2022-10-11 | false
B        | 2      | voluntary   |            | true
C        | 1      | voluntary   | 2022-09-30 | true
D        | 1      | voluntary   | 2022-10-01 | false
E        | 1      | voluntary   | 2022-10-31 | false
"""
expects = { denominator = 4, members_open = 0, mean = 15 }

[[example]]
says = "What is not told of one parent leaves the child out, unless another's rights stand; the 18th birthday stops the clock."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | observed_until
A        | 2015-06-15 | 2022-11-01   | 2024-09-30
B        | 2015-06-15 | 2022-11-01   | 2024-09-30
C        | 2005-01-01 | 2022-11-01   | 2024-09-30
D        | 2004-11-01 | 2022-11-01   | 2024-09-30
"""
parental_rights = """
child_id | parent | termination    | ended_on
A        | 1      | involuntary    | 2023-03-01
A        | 2      |                |
B        | 1      | not_applicable |
B        | 2      |                |
C        | 1      | involuntary    | 2023-02-01
D        | 1      | involuntary    | 2023-02-01
"""
expects = { denominator = 0, members_open = 2 }
---*/
with removals as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        e.county,
        t.is_terminated,
        t.terminated_on,
        least(e.exit_date, eighteenth_birthday(e.birth_date), e.observed_until) as observed_until
    from episodes.removal_episodes as e
    inner join episodes.terminations as t on e.state = t.state and e.child_id = t.child_id
    where e.removal_date between $period_start and $period_end
        and eighteenth_birthday(e.birth_date) > e.removal_date
        and (e.exit_date is null or e.exit_date >= e.removal_date)
)

select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    greatest(least(terminated_on, observed_until) - removal_date, 0) as duration,
    coalesce(terminated_on <= observed_until, false) as ended
from removals
where is_terminated is not null
    and (not is_terminated or terminated_on >= removal_date)
