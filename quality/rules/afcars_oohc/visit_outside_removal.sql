/*---
says       = "A caseworker visit lies between removal and exit."
fields     = ["e151_case_worker_visit_date", "e69_removal_date", "e153_exit_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 69, 151 and 153; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the date, or leave out visits before the removal and after the exit."
beware     = "Monthly visits with children in care are overcounted."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e153_exit_date
C1                     | 1              | 2022-11-01       | 2022-12-01
"""
afcars_oohc_caseworker_visits = """
e4_child_record_number | removal_number | sequence | e151_case_worker_visit_date
C1                     | 1              | 1        | 2022-11-01
C1                     | 1              | 2        | 2022-12-01
C1                     | 1              | 3        | 2022-10-31
C1                     | 1              | 4        | 2022-12-02
C1                     | 1              | 5        |
"""
holds = ["C1 1 1", "C1 1 2"]
violates = ["C1 1 3", "C1 1 4"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.sequence,
    x.e151_case_worker_visit_date < r.e69_removal_date
        or coalesce(x.e151_case_worker_visit_date > r.e153_exit_date, false) as is_violation
from checked.afcars_oohc_caseworker_visits as x
inner join checked.afcars_oohc_removals as r
    on x.file_id = r.file_id
    and x.e4_child_record_number = r.e4_child_record_number
    and x.removal_number = r.removal_number
where x.e151_case_worker_visit_date is not null and r.e69_removal_date is not null
