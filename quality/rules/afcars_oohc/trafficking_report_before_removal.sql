/*---
says       = "Trafficking during the current removal was reported on or after that removal."
fields     = ["e111_victim_sex_trafficking_reported_date", "e69_removal_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 69 and 111; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the date, or report it as trafficking before the removal."
beware     = "Trafficking of children while in care comes out too high."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e111_victim_sex_trafficking_reported_date
C1                     | 2022-11-01
C2                     | 2022-10-31
C3                     |
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date
C1                     | 1              | 2022-11-01
C1                     | 2              | 2020-11-01
C2                     | 1              | 2022-11-01
C3                     | 1              | 2022-11-01
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.e111_victim_sex_trafficking_reported_date < r.removal_date as is_violation
from checked.afcars_oohc_children as x
inner join checked.afcars_children as r on x.file_id = r.file_id and x.e4_child_record_number = r.child_id
where x.e111_victim_sex_trafficking_reported_date is not null and r.removal_date is not null
