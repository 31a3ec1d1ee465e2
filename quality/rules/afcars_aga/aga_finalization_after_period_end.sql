/*---
says       = "An adoption or guardianship became legal by the end of the period."
fields     = ["a17_adoption_finalization_date"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.45, element 17; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of the date; a later one is reported with the next period."
beware     = "Agreements by year come out wrong."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | submission | a17_adoption_finalization_date
C1                     | 23A        | 2023-03-31
C2                     | 23A        | 2023-04-01
C3                     | 23A        |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.a3_child_record_number,
    x.a17_adoption_finalization_date > f.period_end as is_violation
from checked.afcars_aga as x
inner join checked.files as f on x.file_id = f.file_id
where x.a17_adoption_finalization_date is not null
