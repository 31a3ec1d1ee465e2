/*---
says       = "A child has answers on the health assessment and on diagnosed conditions."
fields     = ["e22_health_assessment", "e23_health_conditions"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 22 and 23; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter whether an assessment was made and what came of it; not examined is an answer."
beware     = "Children without an answer count neither with nor without a disability."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e22_health_assessment | e23_health_conditions
C1                     | false                 | not_examined
C2                     | false                 |
C3                     |                       | not_examined
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e22_health_assessment is null
        or e23_health_conditions is null
    ) as is_violation
from checked.afcars_oohc_children
