/*---
title     = "Where children in foster care live"
states    = "Of children in foster care on the last day of the period, the share by kind of living arrangement."
denominator = "children in foster care on the last day of the period, each once"
numerator = "by the living arrangement that began last and lasts on that day"
exclusions = []
why       = "Children do best in families, and best with their own kin. This shows how many live in families, in group care, or nowhere the agency knows."
authority = "AFCARS Report, most recent placement setting; 45 CFR 1355.44(e), elements 112-124"
domain    = "placement"
kind      = "share"
unit      = "children"
better    = "neither"
breakdowns = ["time_in_care", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The AFCARS Report shows eight kinds of setting. Since October 2022 the file tells them more finely: add the kinds of relatives' and kin homes, of group homes and of institutions before you compare.",
    "The report's percentages leave out children without a setting; here they are a category of their own.",
]
notes     = """
The members are those of children in foster care: in care at the end of the day, youth 18 and older kept. Each
child has one setting: the living arrangement that began last, on or before the day, and has not ended on it. A
foster family home of several kinds counts under the first of pre-adoptive, relative, kin, therapeutic, shelter,
other; so relatives' homes that are also pre-adoptive are not among those of relatives. A child of whom no
arrangement is known on the day, or one of unreported kind, is its own category.
"""

[[example]]
says = "The arrangement that began on the last day counts, one that begins the day after does not; a child without any is missing."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-11-05   |            |
B        | 2022-11-05   | 2023-10-02 | reunification
C        | 2022-11-05   |            |
D        | 2022-11-05   | 2023-09-30 | reunification
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | setting
A        | 2022-11-05   | 1        | 2022-11-05 | 2023-09-30 | shelter_foster_home
A        | 2022-11-05   | 2        | 2023-09-30 |            | relative_foster_home
B        | 2022-11-05   | 1        | 2022-11-05 | 2023-10-01 | foster_home
B        | 2022-11-05   | 2        | 2023-10-01 | 2023-10-02 | placed_at_home
D        | 2022-11-05   | 1        | 2022-11-05 | 2023-09-30 | foster_home
"""
expects = { denominator = 3, relative_foster_home = 1, foster_home = 1, missing = 1 }

[[example]]
says = "An arrangement that ended before the day, and one of unreported kind, leave the setting missing; of two that began on one day the later in order counts."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | birth_date
A        | 2022-11-05   | 2015-06-15
B        | 2022-11-05   | 2015-06-15
C        | 2022-11-05   | 2003-06-15
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | setting
A        | 2022-11-05   | 1        | 2022-11-05 | 2023-09-01 | foster_home
B        | 2022-11-05   | 1        | 2022-11-05 |            |
C        | 2022-11-05   | 1        | 2022-11-05 | 2022-11-05 | group_home_shelter
C        | 2022-11-05   | 2        | 2022-11-05 |            | supervised_independent_living
"""
expects = { denominator = 3, supervised_independent_living = 1, missing = 2 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end and (left_on is null or left_on > $period_end)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
)

select
    c.state,
    c.child_id,
    c.child_id as member_key,
    cast($period_end as date) as counted_on,
    c.county,
    coalesce(a.setting, 'missing') as outcome
from in_care as c
left join episodes.living_arrangements as a
    on c.state = a.state
    and c.child_id = a.child_id
    and c.removal_date = a.removal_date
    and a.began_on <= $period_end
    and (a.ended_on is null or a.ended_on > $period_end)
qualify row_number() over (partition by c.state, c.child_id order by a.began_on desc, a.sequence desc) = 1
