/*---
says       = "A permanency plan has a date and a kind."
fields     = ["e147_permanency_plan_date", "e148_permanency_plan_type"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 147 and 148; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter date and kind, or leave the whole plan out."
beware     = "Figures by permanency plan miss this child."
since      = "0.2"

[[example]]
afcars_oohc_permanency_plans = """
e4_child_record_number | removal_number | sequence | e147_permanency_plan_date | e148_permanency_plan_type
C1                     | 1              | 1        | 2022-12-01                | reunification
C2                     | 1              | 1        | 2022-12-01                |
C3                     | 1              | 1        |                           | reunification
"""
holds = ["C1 1 1"]
violates = ["C2 1 1", "C3 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e147_permanency_plan_date is null
        or e148_permanency_plan_type is null
    ) as is_violation
from checked.afcars_oohc_permanency_plans
