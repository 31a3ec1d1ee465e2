/*---
title     = "Children waiting for adoption"
states    = "Children under 18 in foster care on the last day of the period whose plan is adoption, or whose parents' rights have all ended."
denominator = "children under 18 in foster care at the end of the last day of the period whose latest plan is adoption, or all of whose legal parents' rights had ended by that day"
exclusions = [
    "children without a birth date",
    "youth of 16 or older whose parents' rights have all ended and whose plan is a planned permanent living arrangement",
]
why       = "Each of these children needs a family that is not yet theirs. How many they are, and for how long, says where the search must go."
authority = "AFCARS Report, children waiting to be adopted; 45 CFR 1355.44, elements 67, 68 and 148"
domain    = "permanency"
kind      = "count"
unit      = "children"
better    = "neither"
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "Plans and parental rights are those that the latest file tells: an end of rights entered since the report was made, with an earlier day, makes a child waiting here alone.",
    "Files of AFCARS 1993 hold the goal of the latest six months only; a goal that changed within them is told by its last state.",
]
notes     = """
In care at the end of the last day, under 18 that day, with a birth date. The plan is the latest one dated by that
day. Rights have ended where those of all legal parents ended by that day; a parent who died counts as ended, also
where no day of death is told. A parent of whom nothing is told keeps the child from counting by rights, not by plan.
Youth 16 and older whose parents' rights have all ended and whose plan is a planned permanent living arrangement,
which is how files of 2020 write emancipation, are not waiting, as in the federal report. The record holds rights as
the latest file tells them: an end entered later, with an earlier day, changes earlier figures.
"""

[[example]]
says = "The latest plan by the last day counts; all parents' rights must have ended by the last day; a deceased parent counts; a youth of 18 does not."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date
A        | 2015-06-15 | 2021-10-05   |
B        | 2015-06-15 | 2021-10-05   |
C        | 2015-06-15 | 2021-10-05   |
D        | 2015-06-15 | 2021-10-05   |
E        | 2015-06-15 | 2021-10-05   |
F        | 2005-09-30 | 2021-10-05   |
G        | 2015-06-15 | 2021-10-05   | 2023-09-30
"""
permanency_plans = """
child_id | removal_date | sequence | planned_on | ended_on   | plan
A        | 2021-10-05   | 1        | 2021-12-01 | 2023-09-30 | reunification
A        | 2021-10-05   | 2        | 2023-09-30 |            | adoption
B        | 2021-10-05   | 1        | 2021-12-01 | 2023-10-01 | reunification
B        | 2021-10-05   | 2        | 2023-10-01 |            | adoption
F        | 2021-10-05   | 1        | 2021-12-01 |            | adoption
G        | 2021-10-05   | 1        | 2021-12-01 | 2023-09-30 | adoption
"""
parental_rights = """
child_id | parent | termination | ended_on   | is_deceased
C        | 1      | involuntary | 2023-09-30 | false
C        | 2      | involuntary |            | true
D        | 1      | involuntary | 2023-01-01 | false
D        | 2      | involuntary | 2023-10-01 | false
E        | 1      | involuntary | 2023-01-01 | false
E        | 2      |             |            |
"""
expects = { numerator = 2 }

[[example]]
says = "A youth of 16 with all rights ended and a plan to live without a family is not waiting, one of 15 is; with adoption as the plan 16 does not matter."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date
A        | 2007-09-30 | 2021-10-05
B        | 2007-10-01 | 2021-10-05
C        | 2006-01-01 | 2021-10-05
D        | 2006-01-01 | 2021-10-05
"""
permanency_plans = """
child_id | removal_date | sequence | planned_on | plan
A        | 2021-10-05   | 1        | 2021-12-01 | planned_permanent_living
B        | 2021-10-05   | 1        | 2021-12-01 | planned_permanent_living
C        | 2021-10-05   | 1        | 2021-12-01 | adoption
"""
parental_rights = """
child_id | parent | termination | ended_on
A        | 1      | involuntary | 2023-01-01
B        | 1      | involuntary | 2023-01-01
C        | 1      | involuntary | 2023-01-01
D        | 1      | involuntary | 2023-01-01
"""
expects = { numerator = 3 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end
        and (left_on is null or left_on > $period_end)
        and eighteenth_birthday(birth_date) > $period_end
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

plans as (
    select
        p.state,
        p.child_id,
        p.removal_date,
        k.is_adoption,
        k.is_without_family
    from episodes.permanency_plans as p
    left join codes.permanency_plans as k on p.plan = k.name
    where p.planned_on <= $period_end
    qualify row_number() over (
        partition by p.state, p.child_id, p.removal_date
        order by p.planned_on desc, p.sequence desc
    ) = 1
),

children as (
    select
        c.state,
        c.child_id,
        c.birth_date,
        c.county,
        coalesce(p.is_adoption, false) as has_adoption_plan,
        coalesce(p.is_without_family, false) as has_plan_without_family,
        coalesce(t.is_terminated and (t.terminated_on is null or t.terminated_on <= $period_end), false)
            as is_free
    from in_care as c
    left join plans as p
        on c.state = p.state and c.child_id = p.child_id and c.removal_date = p.removal_date
    left join episodes.terminations as t on c.state = t.state and c.child_id = t.child_id
)

select
    state,
    child_id,
    child_id as member_key,
    cast($period_end as date) as counted_on,
    county
from children
where (has_adoption_plan or is_free)
    and not (
        is_free and has_plan_without_family and age_in_years(birth_date, cast($period_end as date)) >= 16
    )
