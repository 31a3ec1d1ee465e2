/*---
says       = "Rights of the first parent that ended or were modified have a date of petition."
fields     = ["e65_tpr_petition_date_parent1"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 65; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the date of the petition, or 66666666 for a parent who died."
beware     = "Time from petition to termination cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e63_tpr_parent1 | e65_tpr_petition_date_parent1 | e65_tpr_petition_date_parent1_deceased
C1                     | voluntary       | 2022-12-01                    |
C2                     | involuntary     |                               | true
C3                     | involuntary     |                               |
C4                     | not_applicable  |                               |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e65_tpr_petition_date_parent1 is null
        and e65_tpr_petition_date_parent1_deceased is not true as is_violation
from checked.afcars_oohc_children
where e63_tpr_parent1 in ('voluntary', 'involuntary')
