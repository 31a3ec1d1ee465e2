/*---
says       = "A child was born by the end of the report period."
fields     = ["e5_date_of_birth"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, element 5; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of birth; a child not yet born is not reported."
beware     = "Ages come out negative, and the child falls out of every age group."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e5_date_of_birth
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
    x.e4_child_record_number,
    x.e5_date_of_birth > f.period_end as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where x.e5_date_of_birth is not null
