/*---
says       = "A child has an answer on sex and one on Hispanic or Latino ethnicity."
fields     = ["e6_sex", "e21_child_hispanic_latino"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 6 and 21; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answer; an ethnicity nobody could tell has answers of its own (unknown, abandoned, declined)."
beware     = "Children without an answer stand in no group when figures are shown by sex or by race and ethnicity."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e6_sex | e21_child_hispanic_latino
C1                     | male   | not_hispanic
C2                     | male   |
C3                     |        | not_hispanic
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e6_sex is null
        or e21_child_hispanic_latino is null
    ) as is_violation
from checked.afcars_oohc_children
