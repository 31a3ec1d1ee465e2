/*---
says       = "A child with a second parent has an answer on termination of that parent's rights."
fields     = ["e64_tpr_parent2"]
category   = "completeness"
level      = "child"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 64; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer not applicable where rights stand."
beware     = "Children free for adoption are told wrong: both parents' rights must have ended."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e60_second_parent_birth_year
C1                     | 1985
C2                     | 1985
C3                     | 9999
C4                     |
"""
afcars_oohc_second_parents = """
e4_child_record_number | sequence | e64_tpr_parent2
C1                     | 1        | not_applicable
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    children.file_id,
    children.record_number,
    children.e4_child_record_number,
    (
        not exists (
            select 1
            from checked.afcars_oohc_second_parents as parents
            where parents.file_id = children.file_id
                and parents.e4_child_record_number = children.e4_child_record_number
                and parents.e64_tpr_parent2 is not null
        )
    ) as is_violation
from checked.afcars_oohc_children as children
where children.e60_second_parent_birth_year not in (7777, 9999)
