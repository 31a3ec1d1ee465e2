/*---
says     = "A child who was not discharged has the same latest removal in the next file, or a discharge before the new one there."
fields   = ["latremdt", "dodfcdt", "dlstfcdt"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 20, 21 and 56; judgement of this project"
fix      = "Report the discharge that lies between the two removals, or correct the date."
beware   = "An exit and a reentry are missed, or a stay is cut short."
since    = "0.2"
notes    = """
Discharge and return within one six-month period show in the next file only, as its previous discharge.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | file_id | dlstfcdt   | latremdt   | dodfcdt
C1       | 21A        | A       |            | 2020-10-05 |
C2       | 21A        | A       |            | 2020-10-05 |
C3       | 21A        | A       |            | 2020-10-05 | 2021-01-05
C4       | 21A        | A       | 2019-01-05 | 2020-10-05 |
C5       | 21A        | A       | 2019-01-05 | 2020-10-05 |
C1       | 21B        | B       |            | 2020-10-05 |
C2       | 21B        | B       |            | 2021-05-05 |
C3       | 21B        | B       | 2021-01-05 | 2021-05-05 |
C4       | 21B        | B       | 2021-04-05 | 2021-05-05 |
C5       | 21B        | B       | 2019-01-05 | 2021-05-05 |
"""
holds = ["C1", "C4"]
violates = ["C2", "C5"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    next_latremdt <> latremdt
    and not coalesce(next_dlstfcdt >= latremdt and next_dlstfcdt <= next_latremdt, false)
        as is_violation
from checked.afcars_1993_children
where dodfcdt is null and latremdt is not null and next_latremdt is not null and not is_year_file
