/*---
says       = "A living arrangement outside the state names the state, tribe or country."
fields     = ["e122_jurisdiction_or_country"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 122; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the code of the state, tribe or country."
beware     = "Where children are placed across borders cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e121_location_of_living_arrangement | e122_jurisdiction_or_country
C1                     | 1              | 1        | out_of_state                        | 01
C2                     | 1              | 1        | out_of_state                        |
C3                     | 1              | 1        | in_state                            |
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
    e122_jurisdiction_or_country is null as is_violation
from checked.afcars_oohc_living_arrangements
where e121_location_of_living_arrangement in ('out_of_state', 'out_of_country')
