/*---
says       = "A child under an assistance agreement has answers on sex and ethnicity."
fields     = ["a5_child_sex", "a14_child_hispanic_latino"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.45, elements 5 and 14; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; an ethnicity nobody could tell has answers of its own."
beware     = "Children cannot be shown by group."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a5_child_sex | a14_child_hispanic_latino
C1                     | male         | not_hispanic
C2                     | male         |
C3                     |              | not_hispanic
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        a5_child_sex is null
        or a14_child_hispanic_latino is null
    ) as is_violation
from checked.afcars_aga
