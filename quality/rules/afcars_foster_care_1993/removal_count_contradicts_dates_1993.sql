/*---
says     = "A child removed once has one removal date and no previous discharge; a child removed before has two dates and a discharge."
fields   = ["totalrem", "rem1dt", "dlstfcdt", "latremdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 18 to 21"
fix      = "Correct the number of removals, or the dates."
beware   = "Reentries and first entries are told from these fields."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | totalrem | rem1dt     | dlstfcdt   | latremdt
C1       | 1        | 2020-10-05 |            | 2020-10-05
C2       | 2        | 2018-05-01 | 2019-05-01 | 2020-10-05
C3       | 1        | 2018-05-01 |            | 2020-10-05
C4       | 1        | 2020-10-05 | 2019-05-01 | 2020-10-05
C5       | 2        | 2018-05-01 |            | 2020-10-05
C6       |          | 2018-05-01 |            | 2020-10-05
"""
holds = ["C1", "C2"]
violates = ["C3", "C4", "C5"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        totalrem = 1 and (dlstfcdt is not null or coalesce(rem1dt <> latremdt, false))
        or totalrem > 1 and (dlstfcdt is null or coalesce(rem1dt = latremdt, false))
    ) as is_violation
from checked.afcars_foster_care_1993
where totalrem > 0 and latremdt is not null
