/*---
title     = "Young children in group care"
states    = "Of children who enter foster care in a 12-month period and are 12 or younger when their most recent placement begins, the share whose placement is a group home or institution."
denominator = "children who entered foster care in the period, each once by the latest entry, 12 or younger on the day their most recent placement began"
numerator = "those whose most recent placement is a group home or institution"
exclusions = [
    "children without a birth date",
    "children whose most recent placement is of unknown kind",
]
why       = "Young children belong in families. Group care should be rare for them, and short."
authority = "Child Welfare Outcomes, measure 7.1"
domain    = "placement"
kind      = "proportion"
unit      = "children"
better    = "lower"
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure reads the current setting of the latest six-month file, whose kinds were fewer before October 2022; ours the living arrangement that began last by the end of the period.",
]
notes     = """
Each child counts once, by the latest entry of the period. The most recent placement is the living arrangement of
that episode that began last, by the last day of the period and before the exit, of whatever kind: absence,
hospital and a home visit are placements here, and not group care. Group care is any group home or institution,
emergency shelters and treatment programs too. A child is 12 or younger up to the day before the 13th birthday. A
child without a birth date, or whose most recent placement is of unknown kind, is left out.
"""

[[example]]
says = "The day before the 13th birthday is still 12; the birthday is not."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date
A        | 2010-01-11 | 2022-11-05
B        | 2010-01-10 | 2022-11-05
C        | 2015-01-10 | 2022-11-05
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2022-11-05   | 1        | 2022-11-05 | foster_home
A        | 2022-11-05   | 2        | 2023-01-10 | group_home_shelter
B        | 2022-11-05   | 1        | 2022-11-05 | foster_home
B        | 2022-11-05   | 2        | 2023-01-10 | group_home_shelter
C        | 2022-11-05   | 1        | 2022-11-05 | relative_foster_home
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "A placement after the last day, and one on the exit day, are not the most recent one; of two entries the later counts; unknown kinds are left out."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-11-05   |            |
B        | 2022-11-05   | 2023-01-05 | reunification
B        | 2023-03-05   |            |
C        | 2022-11-05   | 2023-02-05 | reunification
D        | 2022-11-05   |            |
E        | 2022-11-05   |            |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2022-11-05   | 1        | 2022-11-05 | foster_home
A        | 2022-11-05   | 2        | 2023-10-01 | child_care_institution
B        | 2022-11-05   | 1        | 2022-11-05 | child_care_institution
B        | 2023-03-05   | 1        | 2023-03-05 | foster_home
C        | 2022-11-05   | 1        | 2022-11-05 | child_care_institution
C        | 2022-11-05   | 2        | 2023-02-05 | placed_at_home
D        | 2022-11-05   | 1        | 2022-11-05 |
E        | 2022-11-05   | 1        | 2022-11-05 | unseen_setting
"""
expects = { denominator = 3, numerator = 1 }
---*/
with latest_entries as (
    select *
    from cohorts.care_episodes
    where removal_date between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

latest_placements as (
    select
        e.*,
        a.began_on,
        a.setting
    from latest_entries as e
    inner join episodes.living_arrangements as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    where a.began_on <= $period_end and (e.exit_date is null or a.began_on < e.exit_date)
    qualify row_number() over (
        partition by e.state, e.child_id
        order by a.began_on desc, a.sequence desc
    ) = 1
)

select
    p.state,
    p.child_id,
    p.child_id as member_key,
    p.began_on as counted_on,
    p.county,
    s.is_group_care as numerator
from latest_placements as p
inner join codes.placement_settings as s on p.setting = s.name and not s.is_kind_unknown
where age_in_years(p.birth_date, p.began_on) <= 12
