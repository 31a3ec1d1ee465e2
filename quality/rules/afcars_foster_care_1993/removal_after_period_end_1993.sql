/*---
says     = "Removals lie by the end of the report period."
fields   = ["latremdt", "rem1dt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 18 and 21; judgement of this project"
fix      = "Correct the year of the date; a later removal is reported with the next period."
beware   = "The child counts as entering care in a period whose file is not yet there."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | latremdt   | rem1dt
C1       | 21A        | 2021-03-31 | 2021-03-31
C2       | 21A        | 2021-04-01 |
C3       | 21A        | 2021-03-31 | 2021-04-01
C4       | 21A        |            |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(latremdt > period_end, false)
        or coalesce(rem1dt > period_end, false)
    ) as is_violation
from checked.afcars_1993_children
where coalesce(latremdt, rem1dt) is not null
