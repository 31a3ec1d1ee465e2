/*---
says       = "Petition and termination of the first parent's rights lie by the end of the period."
fields     = ["e65_tpr_petition_date_parent1", "e67_tpr_date_parent1"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 65 and 67; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the year of the date; what happens after the period is reported with the next one."
beware     = "Children free for adoption are counted too early."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e65_tpr_petition_date_parent1 | e67_tpr_date_parent1
C1                     | 23A        | 2023-03-31                    | 2023-03-31
C2                     | 23A        | 2023-04-01                    |
C3                     | 23A        | 2022-12-01                    | 2024-02-01
C4                     | 23A        |                               |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    (
        coalesce(x.e65_tpr_petition_date_parent1 > f.period_end, false)
        or coalesce(x.e67_tpr_date_parent1 > f.period_end, false)
    ) as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where x.e65_tpr_petition_date_parent1 is not null or x.e67_tpr_date_parent1 is not null
