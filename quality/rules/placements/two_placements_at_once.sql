/*---
says     = "A child is in one foster home or facility at a time."
fields   = ["began_on", "ended_on", "child_id"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "End the earlier arrangement on the day the child moved; send a bed that is only kept free as ended."
beware   = "Moves are counted that did not happen, or at the wrong time."
since    = "0.2"

[[example]]
says = "A stay in hospital beside the foster home is no second placement."
placements = """
child_id | began_on   | ended_on   | setting
A        | 2022-10-05 | 2022-11-01 | foster_home
A        | 2022-11-01 |            | foster_home
B        | 2022-10-05 | 2022-11-02 | foster_home
B        | 2022-11-01 |            | foster_home
C        | 2022-10-05 |            | foster_home
C        | 2022-11-01 | 2022-11-05 | medical_or_rehabilitative_facility
"""
holds = ["A"]
violates = ["B"]
---*/
with ordered as (
    select
        p.file_id,
        p.record_number,
        p.child_id,
        p.began_on,
        max(coalesce(p.ended_on, date '9999-12-31')) over (
            partition by p.file_id, p.child_id
            order by p.began_on, p.record_number
            rows between unbounded preceding and 1 preceding
        ) as left_before
    from checked.placements as p
    inner join codes.placement_settings as k on p.setting = k.name and k.is_placement_setting
    where p.began_on is not null
        and (p.ended_on is null or p.ended_on > p.began_on)
)

select
    file_id,
    record_number,
    child_id,
    left_before > began_on as is_violation
from ordered
where left_before is not null
