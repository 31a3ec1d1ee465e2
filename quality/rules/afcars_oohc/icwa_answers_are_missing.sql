/*---
says       = "A child removed by a state has answers on inquiry, tribal membership and the Indian Child Welfare Act."
fields     = ["e7_agency_made_inquiries", "e8_tribal_membership", "e10_icwa"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 7, 8 and 10; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; unknown is one for membership and for application of the act."
beware     = "Children to whom the Indian Child Welfare Act may apply are missed."
since      = "0.2"
notes      = """
Not asked for: tribal agencies, and children under a title IV-E agreement with a tribe.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e7_agency_made_inquiries | e8_tribal_membership | e10_icwa
C1                     | false                    | no                   | no
C2                     | false                    | no                   |
C3                     |                          | no                   | no
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e7_agency_made_inquiries is null
        or e8_tribal_membership is null
        or e10_icwa is null
    ) as is_violation
from checked.afcars_icwa_children
