/*---
says       = "Sex trafficking during the current removal has an answer on reporting it to the police."
fields     = ["e110_victim_sex_trafficking_reported"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 110; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answer; such a report is due within 24 hours of learning of it."
beware     = "Whether trafficking was reported to the police cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e109_victim_sex_trafficking | e110_victim_sex_trafficking_reported
C1                     | true                        | false
C2                     | true                        |
C3                     | false                       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e110_victim_sex_trafficking_reported is null as is_violation
from checked.afcars_oohc_children
where e109_victim_sex_trafficking
