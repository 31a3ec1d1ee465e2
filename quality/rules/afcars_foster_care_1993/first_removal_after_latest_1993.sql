/*---
says     = "The first removal lies on or before the latest."
fields   = ["rem1dt", "latremdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 18 and 21"
fix      = "Correct the date that is wrong."
beware   = "Time since the first removal comes out wrong."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | rem1dt     | latremdt
C1       | 2020-10-05 | 2020-10-05
C2       | 2020-10-06 | 2020-10-05
C3       |            | 2020-10-05
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    rem1dt > latremdt as is_violation
from checked.afcars_foster_care_1993
where rem1dt is not null and latremdt is not null
