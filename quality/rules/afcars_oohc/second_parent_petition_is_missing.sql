/*---
says       = "Rights of a further parent that ended or were modified have a date of petition."
fields     = ["e66_tpr_petition_date_parent2"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 66; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the date of the petition, or 66666666 for a parent who died."
beware     = "Time from petition to termination cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_second_parents = """
e4_child_record_number | sequence | e64_tpr_parent2 | e66_tpr_petition_date_parent2 | e66_tpr_petition_date_parent2_deceased
C1                     | 1        | voluntary       | 2022-12-01                    |
C2                     | 1        | involuntary     |                               | true
C3                     | 1        | involuntary     |                               |
C4                     | 1        | not_applicable  |                               |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    sequence,
    e66_tpr_petition_date_parent2 is null
        and e66_tpr_petition_date_parent2_deceased is not true as is_violation
from checked.afcars_oohc_second_parents
where e64_tpr_parent2 in ('voluntary', 'involuntary')
