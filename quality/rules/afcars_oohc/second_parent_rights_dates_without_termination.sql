/*---
says       = "Where a further parent's rights stand there are no dates of petition or termination."
fields     = ["e64_tpr_parent2", "e66_tpr_petition_date_parent2", "e68_tpr_date_parent2"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 64, 66 and 68; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Enter how the rights ended, or take the dates out."
beware     = "Children free for adoption are counted wrong."
since      = "0.2"

[[example]]
afcars_oohc_second_parents = """
e4_child_record_number | sequence | e64_tpr_parent2 | e66_tpr_petition_date_parent2 | e68_tpr_date_parent2
C1                     | 1        | not_applicable  |                               |
C2                     | 1        | not_applicable  | 2022-06-01                    |
C3                     | 1        | not_applicable  |                               | 2022-12-01
C4                     | 1        | voluntary       | 2022-06-01                    | 2022-12-01
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    sequence,
    (
        e66_tpr_petition_date_parent2 is not null
        or e66_tpr_petition_date_parent2_deceased is true
        or e68_tpr_date_parent2 is not null
    ) as is_violation
from checked.afcars_oohc_second_parents
where e64_tpr_parent2 = 'not_applicable'
