/*---
says       = "A child who goes to school has a highest level completed."
fields     = ["e36_school_highest_completed"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 36; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the highest grade or level completed."
beware     = "Education of children in care cannot be told for this child."
since      = "0.2"
notes      = """
A child not enrolled, or not of school age, may leave the level blank. Where the enrollment itself is blank
the level is not asked for here.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e35_school_enrollment | e36_school_highest_completed
C1                     | elementary            | kindergarten
C2                     | elementary            |
C3                     | not_school_age        |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e36_school_highest_completed is null as is_violation
from checked.afcars_oohc_children
where e35_school_enrollment not in ('not_enrolled', 'not_school_age')
