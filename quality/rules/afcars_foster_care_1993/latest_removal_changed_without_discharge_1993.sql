/*---
says     = "A child who was not discharged has the same latest removal in the next file."
fields   = ["latremdt", "dodfcdt"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 21 and 56; judgement of this project"
fix      = "Report the discharge that lies between the two removals, or correct the date."
beware   = "An exit and a reentry are missed, or a stay is cut short."
since    = "0.2"
notes    = """
Discharge and return within one six-month period show in the next file only; such a case is to be explained.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | file_id | latremdt   | dodfcdt
C1       | 21A        | A       | 2020-10-05 |
C2       | 21A        | A       | 2020-10-05 |
C3       | 21A        | A       | 2020-10-05 | 2021-01-05
C1       | 21B        | B       | 2020-10-05 |
C2       | 21B        | B       | 2021-05-05 |
C3       | 21B        | B       | 2021-05-05 |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    next_latremdt <> latremdt as is_violation
from checked.afcars_1993_children
where dodfcdt is null and latremdt is not null and next_latremdt is not null and not is_year_file
