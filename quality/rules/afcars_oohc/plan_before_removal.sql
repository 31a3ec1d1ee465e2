/*---
says       = "A permanency plan lies on or after its removal."
fields     = ["e147_permanency_plan_date", "e69_removal_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 69 and 147; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the date, or report the plan with the removal it belongs to."
beware     = "The plan in force at an exit or on a day may be the wrong one."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date
C1                     | 1              | 2022-11-01
"""
afcars_oohc_permanency_plans = """
e4_child_record_number | removal_number | sequence | e147_permanency_plan_date
C1                     | 1              | 1        | 2022-11-01
C1                     | 1              | 2        | 2022-10-31
C1                     | 1              | 3        |
"""
holds = ["C1 1 1"]
violates = ["C1 1 2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.sequence,
    x.e147_permanency_plan_date < r.e69_removal_date as is_violation
from checked.afcars_oohc_permanency_plans as x
inner join checked.afcars_oohc_removals as r
    on x.file_id = r.file_id
    and x.e4_child_record_number = r.e4_child_record_number
    and x.removal_number = r.removal_number
where x.e147_permanency_plan_date is not null and r.e69_removal_date is not null
