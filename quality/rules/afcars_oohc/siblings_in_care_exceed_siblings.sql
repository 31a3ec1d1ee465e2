/*---
says       = "No more siblings are in foster care than there are siblings."
fields     = ["e56_total_siblings", "e57_siblings_in_foster_care"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 56 and 57; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the count that is wrong."
beware     = "Shares of siblings placed together come out wrong."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e56_total_siblings | e57_siblings_in_foster_care
C1                     | 2                  | 2
C2                     | 0                  | 0
C3                     | 2                  | 3
C4                     | 2                  |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e57_siblings_in_foster_care > e56_total_siblings as is_violation
from checked.afcars_oohc_children
where e56_total_siblings is not null and e57_siblings_in_foster_care is not null
