/*---
says     = "Removal and discharge are entered on or after the day they happen."
fields   = ["latremdt", "remtrndt", "dodfcdt", "dodtrndt"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 21, 22, 56 and 57; judgement of this project"
fix      = "Correct the date of the event, or of the transaction."
beware   = "The date of removal or discharge may lie too late."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | latremdt   | remtrndt   | dodfcdt    | dodtrndt
C1       | 2020-10-05 | 2020-10-05 |            |
C2       | 2020-10-05 | 2020-10-04 |            |
C3       | 2020-10-05 | 2020-10-06 | 2021-01-05 | 2021-01-04
C4       | 2020-10-05 |            |            |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(remtrndt < latremdt, false)
        or coalesce(dodtrndt < dodfcdt, false)
    ) as is_violation
from checked.afcars_foster_care_1993
where (latremdt is not null and remtrndt is not null) or (dodfcdt is not null and dodtrndt is not null)
