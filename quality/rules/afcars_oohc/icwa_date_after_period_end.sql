/*---
says       = "The agency learned by the end of the period that the Indian Child Welfare Act applies."
fields     = ["e11_icwa_date"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, element 11; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of the date."
beware     = "The date belongs to a period whose file is not yet there."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e10_icwa | e11_icwa_date
C1                     | 23A        | yes      | 2023-03-31
C2                     | 23A        | yes      | 2023-04-01
C3                     | 23A        | no       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.e11_icwa_date > f.period_end as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where x.e11_icwa_date is not null
