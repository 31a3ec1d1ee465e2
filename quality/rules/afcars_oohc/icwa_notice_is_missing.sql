/*---
says       = "Where the Indian Child Welfare Act applies, the file says when the agency learned of it and whether the tribe got notice."
fields     = ["e11_icwa_date", "e12_icwa_notification"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 11 and 12; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the date and whether legal notice was sent."
beware     = "Notice to tribes is undercounted."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e10_icwa | e11_icwa_date | e12_icwa_notification
C1                     | yes      | 2022-12-01    | false
C2                     | yes      | 2022-12-01    |
C3                     | yes      |               | false
C4                     | no       |               |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e11_icwa_date is null
        or e12_icwa_notification is null
    ) as is_violation
from checked.afcars_oohc_children
where e10_icwa = 'yes'
