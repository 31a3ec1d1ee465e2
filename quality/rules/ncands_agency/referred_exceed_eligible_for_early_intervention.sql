/*---
says     = "Victims referred to early intervention are no more than those who are eligible."
fields   = ["item_5_2", "item_5_1"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Agency File, section 5; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Count referrals among the eligible victims of the year."
beware   = "The share referred is above 100 percent."
since    = "0.2"

[[example]]
ncands_agency = """
submission | item_5_1 | item_5_2
FFY2022    | 80       | 80
FFY2023    | 80       | 81
FFY2024    |          | 81
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    item_5_2 > item_5_1 as is_violation
from checked.ncands_agency
where item_5_1 is not null and item_5_2 is not null
