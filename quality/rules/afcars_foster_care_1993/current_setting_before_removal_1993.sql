/*---
says     = "The current setting begins on or after the latest removal, and by the end of the period."
fields   = ["latremdt", "cursetdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 21 and 23"
fix      = "Correct the date; for a trial home visit or a runaway it is the day it began."
beware   = "Whether a visit home was the last setting, and when it began, decides the time to reunification."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | latremdt   | cursetdt
C1       | 21A        | 2020-10-05 | 2020-10-05
C2       | 21A        | 2020-10-05 | 2021-03-31
C3       | 21A        | 2020-10-05 | 2020-10-04
C4       | 21A        | 2020-10-05 | 2021-04-01
C5       | 21A        | 2020-10-05 |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(cursetdt < latremdt, false)
        or coalesce(cursetdt > period_end, false)
    ) as is_violation
from checked.afcars_1993_children
where cursetdt is not null
