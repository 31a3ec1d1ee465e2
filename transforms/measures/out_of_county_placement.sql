/*---
title     = "Placement out of county"
states    = "Of children in foster care on the last day of the period, the share who live in another county than the one whose agency removed them."
denominator = "children in foster care on the last day of the period whose county of removal and county of placement are known"
numerator = "those placed in another county than the one whose agency removed them"
exclusions = [
    "children of whom either county is not known",
]
why       = "The nearer a child stays, the easier it is to see parents, keep the school and be visited."
authority = "42 USC 675(5)(A), placement in close proximity to the parents' home; the measure is this project's"
domain    = "placement"
kind      = "proportion"
unit      = "children"
better    = "lower"
needs     = ["afcars", "placements"]
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The county of the child's home is that of the local agency of the removal (element 3); the county of the living
arrangement is told by the agency's own placements alone. It is the arrangement that began last of those that last on
the day; one without an end lasts until the next begins. A county of another state is another county. Children of whom either county is not
known are left out, children on the run among them.
"""

[[example]]
says = "The placement that began on the last day counts, one that ended on it does not; children without either county are left out."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | county
A        | 2022-11-05   | 99001
B        | 2022-11-05   | 99001
C        | 2022-11-05   |
D        | 2022-11-05   | 99001
E        | 2022-11-05   | 99001
"""
placement_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | county
A        | 2022-11-05   | 1        | 2022-11-05 | 2023-09-30 | 99001
A        | 2022-11-05   | 2        | 2023-09-30 |            | 99003
B        | 2022-11-05   | 1        | 2022-11-05 |            | 99001
C        | 2022-11-05   | 1        | 2022-11-05 |            | 99003
D        | 2022-11-05   | 1        | 2022-11-05 |            |
E        | 2022-11-05   | 1        | 2022-11-05 | 2023-09-30 | 99003
"""
expects = { denominator = 2, numerator = 1 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end and (left_on is null or left_on > $period_end)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

arrangements as (
    select
        *,
        coalesce(
            ended_on,
            lead(began_on) over (partition by state, child_id, removal_date order by began_on, sequence)
        ) as until_on
    from episodes.placement_arrangements
),

placed as (
    select
        c.*,
        a.county as placed_in
    from in_care as c
    inner join arrangements as a
        on c.state = a.state and c.child_id = a.child_id and c.removal_date = a.removal_date
    where a.began_on <= $period_end and (a.until_on is null or a.until_on > $period_end)
    qualify row_number() over (
        partition by c.state, c.child_id
        order by a.began_on desc, a.sequence desc
    ) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    cast($period_end as date) as counted_on,
    county,
    placed_in <> county as numerator
from placed
where placed_in is not null and county is not null
