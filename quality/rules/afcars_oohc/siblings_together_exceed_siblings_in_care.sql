/*---
says       = "No more siblings live with the child than are in foster care."
fields     = ["e57_siblings_in_foster_care", "e58_siblings_in_living_arrangement"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 57 and 58; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the count that is wrong."
beware     = "Shares of siblings placed together come out wrong."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e57_siblings_in_foster_care | e58_siblings_in_living_arrangement
C1                     | 2                           | 2
C2                     | 2                           | 3
C3                     |                             | 1
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e58_siblings_in_living_arrangement > e57_siblings_in_foster_care as is_violation
from checked.afcars_oohc_children
where e57_siblings_in_foster_care is not null and e58_siblings_in_living_arrangement is not null
