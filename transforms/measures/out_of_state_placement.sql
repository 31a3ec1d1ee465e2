/*---
title     = "Placement out of state"
states    = "Of children in foster care on the last day of the period whose whereabouts are known, the share who live outside the state or tribal service area."
denominator = "children in foster care on the last day of the period whose place is known"
numerator = "those who live outside the state or tribal service area"
exclusions = [
    "children on the run, or whose place is not reported",
]
why       = "A child in another state is far from family, school and caseworker. It can still be right, where the home is a relative's."
authority = "45 CFR 1355.44(e), element 121"
domain    = "placement"
kind      = "proportion"
unit      = "children"
better    = "lower"
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The place is that of the last living arrangement of the federal files that began on or before the day, for the
agency's own placements do not tell it. Out of the country is out of state. A child on the run, or whose place is
not reported, is left out. Read it beside kin: a relative's home in another state is often the best one.
"""

[[example]]
says = "The arrangement that began on the last day counts; children on the run and places not reported are left out; out of the country is out of state."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | basis       | snapshot_removal_date
A        | 2022-11-05   | afcars_2020 |
B        | 2022-11-05   | afcars_2020 |
C        | 2022-11-05   | afcars_2020 |
D        | 2022-11-05   | afcars_2020 |
E        | 2022-11-05   | afcars_2020 |
"""
reported_arrangements = """
child_id | removal_date | sequence | began_on   | location
A        | 2022-11-05   | 1        | 2022-11-05 | in_state
A        | 2022-11-05   | 2        | 2023-09-30 | out_of_state
B        | 2022-11-05   | 1        | 2022-11-05 | in_state
B        | 2022-11-05   | 2        | 2023-10-01 | out_of_state
C        | 2022-11-05   | 1        | 2022-11-05 | runaway_or_unknown
D        | 2022-11-05   | 1        | 2022-11-05 |
E        | 2022-11-05   | 1        | 2022-11-05 | out_of_country
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "Where no record of 2020 tells of arrangements, files of 1993 do."
period_start = 2021-10-01
removal_episodes = """
child_id | removal_date | basis       | snapshot_removal_date
A        | 2021-11-05   | afcars_1993 | 2021-11-05
"""
snapshot_arrangements = """
child_id | removal_date | sequence | began_on   | location
A        | 2021-11-05   | 1        | 2021-11-05 | out_of_state
"""
expects = { denominator = 1, numerator = 1 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end and (left_on is null or left_on > $period_end)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

told as (
    select
        state,
        child_id,
        removal_date,
        sequence,
        began_on,
        location,
        1 as preference
    from episodes.reported_arrangements

    union all

    select
        e.state,
        e.child_id,
        e.removal_date,
        a.sequence,
        a.began_on,
        a.location,
        2 as preference
    from episodes.snapshot_arrangements as a
    inner join episodes.removal_episodes as e
        on a.state = e.state and a.child_id = e.child_id and a.removal_date = e.snapshot_removal_date
),

last_known as (
    select
        c.*,
        a.location
    from in_care as c
    inner join told as a
        on c.state = a.state and c.child_id = a.child_id and c.removal_date = a.removal_date
    where a.began_on <= $period_end
    qualify row_number() over (
        partition by c.state, c.child_id
        order by a.preference, a.began_on desc, a.sequence desc
    ) = 1
)

select
    k.state,
    k.child_id,
    k.child_id as member_key,
    cast($period_end as date) as counted_on,
    k.county,
    l.is_outside as numerator
from last_known as k
inner join codes.placement_locations as l on k.location = l.name and l.is_place
