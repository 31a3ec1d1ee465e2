/*---
says       = "A child with siblings has the number of them in foster care."
fields     = ["e57_siblings_in_foster_care"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 57; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter how many of the siblings are in foster care; none is 0."
beware     = "Whether siblings are placed together cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e56_total_siblings | e57_siblings_in_foster_care
C1                     | 2                  | 1
C2                     | 2                  |
C3                     | 0                  |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e57_siblings_in_foster_care is null as is_violation
from checked.afcars_oohc_children
where e56_total_siblings > 0
