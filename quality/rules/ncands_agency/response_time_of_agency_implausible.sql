/*---
says     = "The average response time is above nought and at most 30 days."
fields   = ["item_2_2"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Agency File, item 2.2, in hours; the unit is general knowledge; judgement of this project"
fix      = "Send the average in hours, not in minutes or days."
beware   = "The published state average is a federal performance figure."
since    = "0.2"

[[example]]
ncands_agency = """
submission | item_2_2
FFY2022    | 720
FFY2023    | 720.5
FFY2024    | 0
FFY2025    |
"""
holds = ["FFY2022"]
violates = ["FFY2023", "FFY2024"]
---*/
select
    file_id,
    record_number,
    submission,
    item_2_2 <= 0 or item_2_2 > 720 as is_violation
from checked.ncands_agency
where item_2_2 is not null
