/*---
says       = "A caseworker visit has a date and a place."
fields     = ["e151_case_worker_visit_date", "e152_case_worker_visit_location"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 151 and 152; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter date and place of each visit."
beware     = "Monthly visits, and those in the home, are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_caseworker_visits = """
e4_child_record_number | removal_number | sequence | e151_case_worker_visit_date | e152_case_worker_visit_location
C1                     | 1              | 1        | 2022-12-01                  | residence
C2                     | 1              | 1        | 2022-12-01                  |
C3                     | 1              | 1        |                             | residence
"""
holds = ["C1 1 1"]
violates = ["C2 1 1", "C3 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e151_case_worker_visit_date is null
        or e152_case_worker_visit_location is null
    ) as is_violation
from checked.afcars_oohc_caseworker_visits
