/*---
says       = "A caseworker visit lies by the end of the period."
fields     = ["e151_case_worker_visit_date"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, element 151; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of the date."
beware     = "The visit is counted in a period whose file is not yet there."
since      = "0.2"

[[example]]
afcars_oohc_caseworker_visits = """
e4_child_record_number | removal_number | sequence | submission | e151_case_worker_visit_date
C1                     | 1              | 1        | 23A        | 2023-03-31
C1                     | 1              | 2        | 23A        | 2023-04-01
C1                     | 1              | 3        | 23A        |
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
    x.e151_case_worker_visit_date > f.period_end as is_violation
from checked.afcars_oohc_caseworker_visits as x
inner join checked.files as f on x.file_id = f.file_id
where x.e151_case_worker_visit_date is not null
