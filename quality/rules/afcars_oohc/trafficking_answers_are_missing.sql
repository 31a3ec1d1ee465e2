/*---
says       = "A child has answers on sex trafficking before and during the current removal."
fields     = ["e106_prior_victim_sex_trafficking", "e109_victim_sex_trafficking"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 106 and 109; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer both questions; the case plan review is a time to ask."
beware     = "Victims of sex trafficking in care are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e106_prior_victim_sex_trafficking | e109_victim_sex_trafficking
C1                     | false                             | false
C2                     | false                             |
C3                     |                                   | false
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e106_prior_victim_sex_trafficking is null
        or e109_victim_sex_trafficking is null
    ) as is_violation
from checked.afcars_oohc_children
