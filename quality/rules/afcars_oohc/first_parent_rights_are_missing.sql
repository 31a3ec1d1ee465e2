/*---
says       = "A child has an answer on termination of the first parent's rights."
fields     = ["e63_tpr_parent1"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 63; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer not applicable where rights stand."
beware     = "Children free for adoption are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e63_tpr_parent1
C1                     | not_applicable
C2                     |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e63_tpr_parent1 is null as is_violation
from checked.afcars_oohc_children
