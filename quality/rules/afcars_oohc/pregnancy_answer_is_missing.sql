/*---
says       = "A female child has an answer on pregnancy."
fields     = ["e38_pregnant"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 38; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer no where it does not apply, for infants too."
beware     = "Pregnant and parenting youth in care are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e6_sex | e38_pregnant
C1                     | female | false
C2                     | female |
C3                     | male   |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e38_pregnant is null as is_violation
from checked.afcars_oohc_children
where e6_sex = 'female'
