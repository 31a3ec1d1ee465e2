/*---
says       = "A child under an agreement was born by the end of the period."
fields     = ["a4_child_date_of_birth"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.45, element 4; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of birth."
beware     = "Ages come out negative."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | submission | a4_child_date_of_birth
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
    x.a4_child_date_of_birth > f.period_end as is_violation
from checked.afcars_aga as x
inner join checked.files as f on x.file_id = f.file_id
where x.a4_child_date_of_birth is not null
