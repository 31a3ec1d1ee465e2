/*---
title     = "Two or fewer placement settings"
states    = "Of children in foster care in a 12-month period whose stay lasted at least 8 days by its end, the share who had two or fewer placement settings in their episode, by time in care."
denominator = { under_12_months = "children in foster care at any time in the period, by the latest episode of 8 days or more, in care less than 12 completed months by the exit or the last day of the period", 12_23_months = "the same, in care 12 to 23 completed months", 24_months_and_longer = "the same, in care 24 completed months or more" }
numerator = "those with one or two placement settings in the episode so far"
exclusions = [
    "episodes under 8 days",
    "episodes without a known placement setting",
    "hospital, detention, absence and home visits, which are no settings",
    "returns to the same home, where the files tell that it is the same",
]
why       = "A child should have to live in one place, or two. Time in care is kept apart, because moves add up."
authority = "Child Welfare Outcomes, measure 6.1; CFSR Round 2, measures C4.1 to C4.3"
domain    = "placement"
kind      = "proportion"
unit      = "children"
better    = "higher"
components = ["under_12_months", "12_23_months", "24_months_and_longer"]
breakdowns = ["case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure reads the number of settings that the state itself counted in the record; ours counts the settings from their dates, by the rule of placement stability. States differ in what they count as a setting.",
]
notes     = """
Counts every child in care at any time in the period, youth 18 and older kept, once: by the latest episode that
had lasted 8 days or more by the exit or the last day of the period. Time in care is completed months from
removal to that day, so the anniversary is in the next band; of a dropped record it runs to the last day observed.
Settings are counted over the whole episode up to then, not only in the period, by the rule of placement
stability: hospital, detention, absence and a home visit are none, a setting that begins on the exit day neither, a
return to the same home only where the agency's placements know the provider. An episode without a known setting
is left out. The medians of states in fiscal year 2004 (CFSR Round 2) were 83.3, 59.9 and 33.9 percent.
"""

[[example]]
says = "Two settings are two or fewer, three are not; a hospital stay and a setting that begins on the exit day are none."
period_start = 2022-10-01
component = "under_12_months"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-11-05   | 2023-03-05 | reunification
B        | 2022-11-05   |            |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2022-11-05   | 1        | 2022-11-05 | shelter_foster_home
A        | 2022-11-05   | 2        | 2022-11-10 | psychiatric_hospital
A        | 2022-11-05   | 3        | 2022-11-20 | foster_home
A        | 2022-11-05   | 4        | 2023-03-05 | placed_at_home
B        | 2022-11-05   | 1        | 2022-11-05 | shelter_foster_home
B        | 2022-11-05   | 2        | 2022-11-10 | foster_home
B        | 2022-11-05   | 3        | 2023-09-30 | foster_home
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "The anniversary of the removal is 12 months: an exit on it is in the second band, an exit the day before in the first."
period_start = 2022-10-01
component = "12_23_months"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2021-11-05   | 2022-11-05 | reunification
B        | 2021-11-05   | 2022-11-04 | reunification
C        | 2021-10-01   |            |
D        | 2021-09-30   |            |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2021-11-05   | 1        | 2021-11-05 | foster_home
B        | 2021-11-05   | 1        | 2021-11-05 | foster_home
C        | 2021-10-01   | 1        | 2021-10-01 | foster_home
D        | 2021-09-30   | 1        | 2021-09-30 | foster_home
"""
expects = { denominator = 2, numerator = 2 }

[[example]]
says = "A stay of 7 days by the last day of the period does not count, the earlier stay of the child does; a child without a known setting is left out."
period_start = 2022-10-01
component = "under_12_months"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2023-01-05   | 2023-02-05 | reunification
A        | 2023-09-23   |            |
B        | 2023-09-22   |            |
C        | 2023-01-05   |            |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2023-01-05   | 1        | 2023-01-05 | foster_home
A        | 2023-09-23   | 1        | 2023-09-23 | foster_home
B        | 2023-09-22   | 1        | 2023-09-22 | foster_home
C        | 2023-01-05   | 1        | 2023-01-05 |
"""
expects = { denominator = 2, numerator = 2 }
---*/
with served as (
    select
        *,
        least(coalesce(exit_date, observed_until), cast($period_end as date)) as counted_until
    from cohorts.care_episodes
    where removal_date <= $period_end
        and (left_on is null or left_on > $period_start or exit_date = $period_start)
),

latest as (
    select *
    from served
    where date_diff('day', removal_date, counted_until) >= 8
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

settings as (
    select
        e.state,
        e.child_id,
        count(*) as settings
    from latest as e
    inner join episodes.living_arrangements as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    inner join codes.placement_settings as s on a.setting = s.name and s.is_placement_setting
    where a.is_new_setting
        and a.began_on <= e.counted_until
        and (e.exit_date is null or a.began_on < e.exit_date)
    group by e.state, e.child_id
)

select
    e.state,
    e.child_id,
    e.child_id as member_key,
    e.counted_until as counted_on,
    e.county,
    case
        when completed_months(e.removal_date, e.counted_until) < 12 then 'under_12_months'
        when completed_months(e.removal_date, e.counted_until) < 24 then '12_23_months'
        else '24_months_and_longer'
    end as component,
    s.settings <= 2 as numerator
from latest as e
inner join settings as s on e.state = s.state and e.child_id = s.child_id
