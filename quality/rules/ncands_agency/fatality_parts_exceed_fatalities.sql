/*---
says     = "Fatalities with a history of services or reunification are no more than all fatalities outside the Child File."
fields   = ["fatalfps", "fatalcru", "fatality"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Agency File, section 4; judgement of this project"
fix      = "Count the parts among the same children as the whole."
beware   = "Neither the whole nor the parts can be used until it is known which is wrong."
since    = "0.2"

[[example]]
ncands_agency = """
submission | fatality | fatalfps | fatalcru
FFY2022    | 3        | 3        | 0
FFY2023    | 3        | 1        | 4
FFY2024    | 3        |          |
FFY2025    |          | 1        |
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    greatest(fatalfps, fatalcru) > fatality as is_violation
from checked.ncands_agency
where fatality is not null and coalesce(fatalfps, fatalcru) is not null
