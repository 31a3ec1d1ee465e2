/*---
title     = "Termination petition filed by 15 of 22 months"
states    = "Of children in foster care on the last day of the period who were in care 15 of the last 22 months, the share with a petition to terminate parental rights."
denominator = "children under 18 in foster care on the last day of the period with as many days in care in the last 22 months as the last 15 months have"
numerator = "those with a petition to terminate the rights of a living parent, or an end of such rights, by that day"
exclusions = [
    "days absent (runaway, whereabouts unknown) and days placed at home",
    "children without a birth date",
    "children all of whose parents are deceased",
    "children of whom nothing is told of any parent's rights",
]
why       = "The law asks agencies to decide: after 15 of 22 months a petition is filed, or a reason is written down why not. Children without either drift."
authority = "42 USC 675(5)(E); 45 CFR 1356.21(i); 45 CFR 1355.44(c), elements 65 and 66"
domain    = "courts"
kind      = "proportion"
unit      = "children"
better    = "neither"
missed    = "Children in foster care 15 of the last 22 months without a petition to end parental rights"
breakdowns = ["placement_setting", "time_in_care", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The clock of the Adoption and Safe Families Act without its exceptions: a child cared for by a relative, a compelling
reason not to file, services not yet given. No element holds them, so this is never a figure of compliance, and
children without a petition are a list to look through, not a list of failures. In care on the last day and under 18,
with a birth date. Days in care in the last 22 months are added over all removals, without the day of exit, without
days absent (runaway, whereabouts unknown) and without days placed at home; they must be as many as the last 15
months have. The law's clock starts at the finding or 60 days after removal; here it starts at the removal, as no
element holds the finding. A petition against any parent by the last day counts, and so does the end of a parent's
rights. Left out: children all of whose parents are deceased, against whom nothing is to be filed, and children for
whom nothing is told of any parent's rights.
"""

[[example]]
says = "15 months to the day count, one day less does not; a petition of the last day counts, a later one does not; a youth of 18 is not counted."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date
A        | 2015-06-15 | 2022-07-01   |
B        | 2015-06-15 | 2022-07-02   |
C        | 2015-06-15 | 2022-07-01   |
D        | 2005-09-30 | 2022-07-01   |
E        | 2005-10-01 | 2022-07-01   |
F        | 2015-06-15 | 2022-07-01   | 2023-09-30
"""
parental_rights = """
child_id | parent | termination    | petitioned_on | ended_on
A        | 1      | involuntary    | 2023-09-30    |
A        | 2      | not_applicable |               |
B        | 1      | involuntary    | 2023-06-01    |
C        | 1      | involuntary    | 2023-10-01    |
D        | 1      | involuntary    | 2023-06-01    |
E        | 1      | voluntary      |               | 2023-06-01
F        | 1      | involuntary    | 2023-06-01    |
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "Two removals add up; days before the 22 months, on the run and placed at home do not count."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2021-12-01   | 2022-06-02
A        | 2022-12-31   |
B        | 2021-12-01   | 2022-06-01
B        | 2022-12-31   |
C        | 2020-01-01   | 2022-06-01
C        | 2022-12-31   |
D        | 2022-06-01   |
E        | 2022-06-01   |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | setting
D        | 2022-06-01   | 1        | 2022-06-01 | 2022-08-01 | foster_home
D        | 2022-06-01   | 2        | 2022-08-01 | 2022-08-31 | runaway
D        | 2022-06-01   | 3        | 2022-08-31 |            | foster_home
E        | 2022-06-01   | 1        | 2022-06-01 | 2023-08-31 | foster_home
E        | 2022-06-01   | 2        | 2023-08-31 |            | placed_at_home
"""
parental_rights = """
child_id | parent | termination
A        | 1      | not_applicable
B        | 1      | not_applicable
C        | 1      | not_applicable
D        | 1      | not_applicable
E        | 1      | not_applicable
"""
expects = { denominator = 2, numerator = 0 }

[[example]]
says = "With all parents deceased, or with nothing told, the child is left out; one parent deceased and the other's rights untouched is no petition."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date
A        | 2022-07-01
B        | 2022-07-01
C        | 2022-07-01
"""
parental_rights = """
child_id | parent | termination    | is_deceased
A        | 1      | voluntary      | true
B        | 1      |                |
B        | 2      |                |
C        | 1      | voluntary      | true
C        | 2      | not_applicable | false
"""
expects = { denominator = 1, numerator = 0 }
---*/
with bounds as (
    select
        cast(cast($period_end as date) + interval 1 day as date) as next_day,
        cast(cast($period_end as date) + interval 1 day - interval 22 month as date) as counted_from,
        cast($period_end as date)
        - cast(cast($period_end as date) + interval 1 day - interval 15 month as date)
        + 1 as days_asked
),

in_care as (
    select
        state,
        child_id,
        county
    from cohorts.care_episodes
    where removal_date <= $period_end
        and (left_on is null or left_on > $period_end)
        and eighteenth_birthday(birth_date) > $period_end
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

stays as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        greatest(e.removal_date, b.counted_from) as began_on,
        least(coalesce(e.left_on, b.next_day), b.next_day) as ended_on
    from cohorts.care_episodes as e
    cross join bounds as b
    where e.removal_date <= $period_end
        and (e.left_on is null or e.left_on > b.counted_from)
),

days_away as (
    select
        s.state,
        s.child_id,
        s.removal_date,
        sum(greatest(
            least(coalesce(a.ended_on, s.ended_on), s.ended_on) - greatest(a.began_on, s.began_on), 0
        )) as days
    from stays as s
    inner join episodes.living_arrangements as a
        on s.state = a.state and s.child_id = a.child_id and s.removal_date = a.removal_date
    inner join codes.placement_settings as k
        on a.setting = k.name and (k.is_absence or k.is_trial_home_visit)
    group by s.state, s.child_id, s.removal_date
),

days_in_care as (
    select
        s.state,
        s.child_id,
        sum(s.ended_on - s.began_on - coalesce(a.days, 0)) as days
    from stays as s
    left join days_away as a
        on s.state = a.state and s.child_id = a.child_id and s.removal_date = a.removal_date
    group by s.state, s.child_id
)

select
    c.state,
    c.child_id,
    c.child_id as member_key,
    cast($period_end as date) as counted_on,
    c.county,
    coalesce(t.first_petitioned_on <= $period_end or t.first_ordered_on <= $period_end, false) as numerator
from in_care as c
inner join days_in_care as d on c.state = d.state and c.child_id = d.child_id
inner join episodes.terminations as t on c.state = t.state and c.child_id = t.child_id
cross join bounds as b
where d.days >= b.days_asked
    and not t.are_all_deceased
    and not t.is_untold
