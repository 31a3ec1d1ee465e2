/*---
says       = "No male child is reported as pregnant."
fields     = ["e6_sex", "e38_pregnant"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 6 and 38; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the sex or the answer; element 38 is left blank for males."
beware     = "Pregnant youth are counted from element 38."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e6_sex | e38_pregnant
C1                     | male   |
C2                     | male   | false
C3                     | male   | true
C4                     | female | true
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    coalesce(e38_pregnant, false) as is_violation
from checked.afcars_oohc_children
where e6_sex = 'male'
