/*---
says     = "Staff for screening and intake are no more than all staff for intake and investigation."
fields   = ["item_2_3_b", "item_2_3_a"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Agency File, section 2; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Enter the whole first, the part of screening and intake second, both as full-time equivalents."
beware   = "Reports per worker are wrong."
since    = "0.2"

[[example]]
ncands_agency = """
submission | item_2_3_a | item_2_3_b
FFY2022    | 100        | 100
FFY2023    | 100        | 100.5
FFY2024    |            | 5
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    item_2_3_b > item_2_3_a as is_violation
from checked.ncands_agency
where item_2_3_a is not null and item_2_3_b is not null
