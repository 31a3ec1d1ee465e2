/*---
says       = "A living arrangement says whether it is a foster family home, and where it lies."
fields     = ["e113_foster_family_home", "e121_location_of_living_arrangement"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 113 and 121; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter both answers."
beware     = "The arrangement counts as a placement of unknown kind."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e121_location_of_living_arrangement
C1                     | 1              | 1        | false                   | in_state
C2                     | 1              | 1        | false                   |
C3                     | 1              | 1        |                         | in_state
"""
holds = ["C1 1 1"]
violates = ["C2 1 1", "C3 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e113_foster_family_home is null
        or e121_location_of_living_arrangement is null
    ) as is_violation
from checked.afcars_oohc_living_arrangements
