/*---
says       = "Where the first parent's rights stand there are no dates of petition or termination."
fields     = ["e63_tpr_parent1", "e65_tpr_petition_date_parent1", "e67_tpr_date_parent1"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 63, 65 and 67; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Enter how the rights ended, or take the dates out."
beware     = "Children free for adoption are counted wrong."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e63_tpr_parent1 | e65_tpr_petition_date_parent1 | e67_tpr_date_parent1
C1                     | not_applicable  |                               |
C2                     | not_applicable  | 2022-06-01                    |
C3                     | not_applicable  |                               | 2022-12-01
C4                     | voluntary       | 2022-06-01                    | 2022-12-01
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e65_tpr_petition_date_parent1 is not null
        or e65_tpr_petition_date_parent1_deceased is true
        or e67_tpr_date_parent1 is not null
    ) as is_violation
from checked.afcars_oohc_children
where e63_tpr_parent1 = 'not_applicable'
