/*---
says     = "A child in care for nine months has had a periodic review in the last nine."
fields   = ["pedrevdt", "latremdt"]
category = "completeness"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 5; a review is due every six months (42 USC 675(5)(B)), and three months are allowed for delay; judgement of this project"
fix      = "Enter the latest review, or hold it."
beware   = "Timeliness of reviews is told from this date."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | latremdt   | pedrevdt
C1       | 21A        | 2020-05-01 | 2020-06-30
C2       | 21A        | 2020-05-01 | 2020-06-29
C3       | 21A        | 2020-05-01 |
C4       | 21A        | 2020-10-05 |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    coalesce(pedrevdt < cast(period_end - interval 9 month as date), true) as is_violation
from checked.afcars_1993_children
where dodfcdt is null and latremdt <= cast(period_end - interval 9 month as date)
