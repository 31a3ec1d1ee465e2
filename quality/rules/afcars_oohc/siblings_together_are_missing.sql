/*---
says       = "A child with siblings in care has the number in the same living arrangement."
fields     = ["e58_siblings_in_living_arrangement"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 58; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter how many of these siblings live with the child; none is 0."
beware     = "Whether siblings are placed together cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e57_siblings_in_foster_care | e58_siblings_in_living_arrangement
C1                     | 2                           | 1
C2                     | 2                           |
C3                     | 0                           |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e58_siblings_in_living_arrangement is null as is_violation
from checked.afcars_oohc_children
where e57_siblings_in_foster_care > 0
