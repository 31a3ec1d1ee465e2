/*---
says     = "The most recent periodic review lies after the birth, and by the end of the period."
fields   = ["pedrevdt", "dob"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 5 and 6; judgement of this project"
fix      = "Correct the date; a review still to come is none."
beware   = "Timeliness of reviews comes out wrong."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | dob        | pedrevdt
C1       | 21A        | 2015-06-15 | 2021-03-31
C2       | 21A        | 2015-06-15 | 2021-04-01
C3       | 21A        | 2015-06-15 | 2015-06-14
C4       | 21A        | 2015-06-15 |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        pedrevdt > period_end
        or coalesce(pedrevdt < birth_date, false)
    ) as is_violation
from checked.afcars_1993_children
where pedrevdt is not null
