/*---
says       = "A child without own children answers not applicable to being placed with them; one with children answers yes or no."
fields     = ["e39_fathered_or_bore_child", "e40_child_and_children_together"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 39 and 40; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the answer that is wrong."
beware     = "Parenting youth in care who live with their child are counted wrong."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e39_fathered_or_bore_child | e40_child_and_children_together
C1                     | false                      | not_applicable
C2                     | true                       | yes
C3                     | true                       | no
C4                     | false                      | no
C5                     | true                       | not_applicable
C6                     | true                       |
"""
holds = ["C1", "C2", "C3"]
violates = ["C4", "C5"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e39_fathered_or_bore_child = (e40_child_and_children_together = 'not_applicable') as is_violation
from checked.afcars_oohc_children
where e39_fathered_or_bore_child is not null and e40_child_and_children_together is not null
