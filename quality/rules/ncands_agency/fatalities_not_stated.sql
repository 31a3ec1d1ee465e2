/*---
says     = "The number of fatalities outside the Child File is stated, be it nought."
fields   = ["fatality"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Agency File, section 4; judgement of this project"
fix      = "Enter the number; enter 0 where there was none: a blank says that nobody counted."
beware   = "All maltreatment fatalities are those of the Child File and these together; without these the sum is a lower bound."
since    = "0.2"

[[example]]
ncands_agency = """
submission | fatality
FFY2022    | 0
FFY2023    |
FFY2024    | 2
"""
holds = ["FFY2022", "FFY2024"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    fatality is null as is_violation
from checked.ncands_agency
