/*---
says     = "The previous discharge lies between the first removal and the latest."
fields   = ["rem1dt", "dlstfcdt", "latremdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 18, 20 and 21"
fix      = "Correct the date that is wrong; element 20 is the end of the stay before this one."
beware   = "Reentries are told from this discharge."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | rem1dt     | dlstfcdt   | latremdt
C1       | 2018-05-01 | 2019-05-01 | 2020-10-05
C2       | 2018-05-01 | 2020-10-05 | 2020-10-05
C3       | 2018-05-01 | 2018-04-30 | 2020-10-05
C4       | 2018-05-01 | 2020-10-06 | 2020-10-05
C5       | 2020-10-05 |            | 2020-10-05
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(dlstfcdt < rem1dt, false)
        or coalesce(dlstfcdt > latremdt, false)
    ) as is_violation
from checked.afcars_foster_care_1993
where dlstfcdt is not null and coalesce(rem1dt, latremdt) is not null
