/*---
says       = "A living arrangement that is no foster family home says what it is."
fields     = ["e120_other_living_arrangement_type"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 120; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the kind of setting."
beware     = "The arrangement counts as a placement of unknown kind: shares of family settings come out wrong."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e120_other_living_arrangement_type
C1                     | 1              | 1        | false                   | group_home_family_operated
C2                     | 1              | 1        | false                   |
C3                     | 1              | 1        | true                    |
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
    e120_other_living_arrangement_type is null as is_violation
from checked.afcars_oohc_living_arrangements
where not e113_foster_family_home
