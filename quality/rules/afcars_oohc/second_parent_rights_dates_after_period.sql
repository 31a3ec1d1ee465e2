/*---
says       = "Petition and termination of a further parent's rights lie by the end of the period."
fields     = ["e66_tpr_petition_date_parent2", "e68_tpr_date_parent2"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 66 and 68; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the year of the date; what happens after the period is reported with the next one."
beware     = "Children free for adoption are counted too early."
since      = "0.2"

[[example]]
afcars_oohc_second_parents = """
e4_child_record_number | sequence | submission | e66_tpr_petition_date_parent2 | e68_tpr_date_parent2
C1                     | 1        | 23A        | 2023-03-31                    | 2023-03-31
C2                     | 1        | 23A        | 2023-04-01                    |
C3                     | 1        | 23A        | 2022-12-01                    | 2024-02-01
C4                     | 1        | 23A        |                               |
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.sequence,
    (
        coalesce(x.e66_tpr_petition_date_parent2 > f.period_end, false)
        or coalesce(x.e68_tpr_date_parent2 > f.period_end, false)
    ) as is_violation
from checked.afcars_oohc_second_parents as x
inner join checked.files as f on x.file_id = f.file_id
where x.e66_tpr_petition_date_parent2 is not null or x.e68_tpr_date_parent2 is not null
