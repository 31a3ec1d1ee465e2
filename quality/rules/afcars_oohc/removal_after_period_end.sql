/*---
says       = "A removal lies by the end of the report period."
fields     = ["e69_removal_date"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, element 69; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of the removal; a later removal is reported with the next period."
beware     = "The child counts as entering care in a period whose file is not yet there."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | submission | e69_removal_date
C1                     | 1              | 23A        | 2023-03-31
C1                     | 2              | 23A        | 2023-04-01
C1                     | 3              | 23A        |
"""
holds = ["C1 1"]
violates = ["C1 2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.e69_removal_date > f.period_end as is_violation
from checked.afcars_oohc_removals as x
inner join checked.files as f on x.file_id = f.file_id
where x.e69_removal_date is not null
