/*---
says     = "A child in the file has at least one removal and at least one placement setting."
fields   = ["totalrem", "numplep"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 19 and 24; judgement of this project"
fix      = "Count the current removal and the current setting too."
beware   = "Moves are settings less one: a child with none seems to have moved less than not at all."
since    = "0.2"
notes    = """
Element 24 asks for previous settings by its title; federal measures take it as settings so far, so that 0
cannot stand.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | totalrem | numplep
C1       | 1        | 1
C2       | 0        | 1
C3       | 1        | 0
C4       |          |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(totalrem = 0, false)
        or coalesce(numplep = 0, false)
    ) as is_violation
from checked.afcars_foster_care_1993
where coalesce(totalrem, numplep) is not null
