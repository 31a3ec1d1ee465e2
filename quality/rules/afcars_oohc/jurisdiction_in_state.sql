/*---
says     = "A state, tribe or country stands only with a placement outside."
fields   = ["e121_location_of_living_arrangement", "e122_jurisdiction_or_country"]
category = "plausibility"
level    = "record"
severity = "information"
source   = "45 CFR 1355.44, elements 121 and 122; judgement of this project"
fix      = "Leave the code blank for placements within the state."
beware   = "None: the location tells whether the child is placed outside."
since    = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e121_location_of_living_arrangement | e122_jurisdiction_or_country
C1                     | 1              | 1        | in_state                            |
C2                     | 1              | 1        | in_state                            | 01
C3                     | 1              | 1        | out_of_state                        | 01
"""
holds = ["C1 1 1"]
violates = ["C2 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    e122_jurisdiction_or_country is not null as is_violation
from checked.afcars_oohc_living_arrangements
where e121_location_of_living_arrangement in ('in_state', 'runaway_or_unknown')
