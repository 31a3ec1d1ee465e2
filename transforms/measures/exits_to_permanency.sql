/*---
title     = "Exits to permanency"
states    = "Of exits from foster care in a 12-month period, the share to reunification, to live with a relative, to adoption or to guardianship."
denominator = { all = "exits in the period", with_disability = "exits in the period of children whose last file by the exit tells of a disability", entered_after_12 = "exits in the period of youth who were 13 or older on the day of removal" }
numerator = "those to reunification, to live with a relative, to adoption or to guardianship"
exclusions = [
    "of with_disability, children of whom the answer is missing or unknown",
    "of entered_after_12, exits without a birth date",
]
why       = "Every child who leaves care should leave to a family. Children with a disability, and those who came as teenagers, are the ones who most often do not."
authority = "Child Welfare Outcomes, measures 3.1, 3.2 and 3.3"
domain    = "permanency"
kind      = "proportion"
unit      = "exits"
better    = "higher"
components = ["all", "with_disability", "entered_after_12"]
breakdowns = ["placement_setting", "time_in_care", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure holds a child's latest exit in each six-month file; here every exit counts.",
]
notes     = """
Recorded exits with their recorded reasons, youth 18 and older kept. An exit without a reason stays in the
denominator as one that is not known to lead to permanency, as in the federal report; a state that does not report
reasons looks worse than it is. With disability: the last file that holds the child and begins by the exit says that
a condition exists or was diagnosed; children of whom the answer is missing or unknown are not in that component.
Entered after 12: the child was 13 or older on the day of removal; without a birth date it is not in that component.
The median of states for all exits was 86.7 percent in 2003.
"""

[[example]]
says = "The first and the last day of the period count; an exit without a reason stays in the denominator."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2021-11-05   | 2022-10-01 | reunification
B        | 2021-11-05   | 2023-09-30 | living_with_relative
C        | 2021-11-05   | 2023-01-01 |
D        | 2021-11-05   | 2023-01-01 | emancipation
E        | 2021-11-05   | 2022-09-30 | adoption
F        | 2021-11-05   | 2023-10-01 | adoption
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "A child removed on the 13th birthday entered after 12, one removed the day before did not; without a birth date nobody knows."
period_start = 2022-10-01
component = "entered_after_12"
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2009-01-10 | 2022-01-10   | 2023-01-10 | guardianship
B        | 2009-01-11 | 2022-01-10   | 2023-01-10 | emancipation
C        |            | 2022-01-10   | 2023-01-10 | emancipation
"""
expects = { denominator = 1, numerator = 1 }

[[example]]
says = "What the last file by the exit says of a disability counts, not what a later one says; unknown is not yes."
period_start = 2022-10-01
component = "with_disability"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-01-10   | 2023-01-10 | adoption
B        | 2022-01-10   | 2023-01-10 | emancipation
C        | 2022-01-10   | 2023-01-10 | adoption
D        | 2022-01-10   | 2023-01-10 | adoption
"""
disabilities = """
child_id | submission | period_start | period_end | has_disability
A        | 23A        | 2022-10-01   | 2023-03-31 | yes
A        | 23B        | 2023-04-01   | 2023-09-30 | no
B        | 23A        | 2022-10-01   | 2023-03-31 | yes
C        | 23A        | 2022-10-01   | 2023-03-31 | unknown
D        | 23A        | 2022-10-01   | 2023-03-31 | no
"""
expects = { denominator = 2, numerator = 1 }
---*/
with exits as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        e.birth_date,
        e.exit_date,
        e.county,
        coalesce(r.is_permanency, false) as is_permanency
    from cohorts.care_episodes as e
    left join codes.exit_reasons as r on e.exit_reason = r.name
    where e.exit_date between $period_start and $period_end
),

disabilities as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        d.has_disability
    from exits as e
    inner join episodes.disabilities as d on e.state = d.state and e.child_id = d.child_id
    where d.period_start <= e.exit_date
    qualify row_number() over (
        partition by e.state, e.child_id, e.removal_date
        order by d.period_end desc, d.period_start desc, d.dataset desc
    ) = 1
),

of_groups as (
    select
        *,
        'all' as component
    from exits

    union all

    select
        *,
        'entered_after_12' as component
    from exits
    where age_in_years(birth_date, removal_date) > 12

    union all

    select
        e.*,
        'with_disability' as component
    from exits as e
    inner join disabilities as d
        on e.state = d.state and e.child_id = d.child_id and e.removal_date = d.removal_date
    inner join codes.afcars_answers as a on d.has_disability = a.name and a.is_yes
)

select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    exit_date as counted_on,
    county,
    component,
    is_permanency as numerator
from of_groups
