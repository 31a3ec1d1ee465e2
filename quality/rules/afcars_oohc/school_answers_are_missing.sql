/*---
says       = "A child has answers on school enrollment and on special education."
fields     = ["e35_school_enrollment", "e37_school_special_education"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 35 and 37; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the enrollment on the last day of the period; not enrolled and not school-age are answers."
beware     = "Education of children in care cannot be told for this child."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e35_school_enrollment | e37_school_special_education
C1                     | not_enrolled          | false
C2                     | not_enrolled          |
C3                     |                       | false
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e35_school_enrollment is null
        or e37_school_special_education is null
    ) as is_violation
from checked.afcars_oohc_children
