/*---
says     = "A foster home or facility has an identifier."
fields   = ["provider_id", "setting"]
category = "completeness"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Enter the identifier of the home or facility, the same one each time."
beware   = "A return to the same home is counted as a new placement."
since    = "0.2"

[[example]]
placements = """
child_id | setting     | provider_id
A        | foster_home | P1
B        | foster_home |
C        | runaway     |
"""
holds = ["A"]
violates = ["B"]
---*/
select
    p.file_id,
    p.record_number,
    p.child_id,
    p.provider_id is null as is_violation
from checked.placements as p
inner join codes.placement_settings as k on p.setting = k.name and k.is_placement_setting
where p.setting is not null
