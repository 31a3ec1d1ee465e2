/*---
says       = "A child has a number of siblings."
fields     = ["e56_total_siblings"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 56; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the number; a child without siblings has 0."
beware     = "Whether siblings are placed together cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e56_total_siblings
C1                     | 1
C2                     |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e56_total_siblings is null as is_violation
from checked.afcars_oohc_children
