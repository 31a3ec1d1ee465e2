/*---
says     = "The last setting of a child who was discharged began by the day of discharge."
fields   = ["cursetdt", "dodfcdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 23 and 56; judgement of this project"
fix      = "Correct the date; a setting after care is no setting."
beware   = "A setting too many counts as a move."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | cursetdt   | dodfcdt
C1       | 2021-01-05 | 2021-01-05
C2       | 2021-01-06 | 2021-01-05
C3       | 2021-01-06 |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    cursetdt > dodfcdt as is_violation
from checked.afcars_foster_care_1993
where cursetdt is not null and dodfcdt is not null
