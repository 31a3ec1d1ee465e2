/*---
says     = "A discharge lies in the report period."
fields   = ["dodfcdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, element 56"
fix      = "Correct the date; a child discharged before the period does not belong in the file, one discharged after it is still in care."
beware   = "The exit is counted in another period than that of the file."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | dodfcdt
C1       | 21A        | 2020-10-01
C2       | 21A        | 2021-03-31
C3       | 21A        | 2020-09-30
C4       | 21A        | 2021-04-01
C5       | 21A        |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    dodfcdt not between period_start and period_end as is_violation
from checked.afcars_1993_children
where dodfcdt is not null
