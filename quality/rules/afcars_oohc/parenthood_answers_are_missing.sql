/*---
says       = "A child has answers on own children and on being placed with them."
fields     = ["e39_fathered_or_bore_child", "e40_child_and_children_together"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 39 and 40; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer both; a child without children answers not applicable to the second."
beware     = "Parenting youth in care are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e39_fathered_or_bore_child | e40_child_and_children_together
C1                     | false                      | no
C2                     | false                      |
C3                     |                            | no
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e39_fathered_or_bore_child is null
        or e40_child_and_children_together is null
    ) as is_violation
from checked.afcars_oohc_children
