/*---
says     = "An item that was stated last year is stated this year."
fields   = ["item_2_1_a", "item_2_1_b", "item_2_2", "item_2_3_a", "item_2_3_b", "item_3_1_a", "item_3_1_b", "item_3_3", "fatality", "item_5_1", "item_5_2"]
category = "completeness"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Enter the item, nought where there was none; say so when it can no longer be counted."
beware   = "A series of years ends, and a blank is easily taken for nought."
since    = "0.2"

[[example]]
ncands_agency = """
submission | file_id | item_2_1_a | item_2_1_b
FFY2022    | M       | 100        | 100
FFY2023    | N       | 0          |
"""
holds = ["item_2_1_a"]
violates = ["item_2_1_b"]
---*/
select
    f.file_id,
    earlier.item,
    later.item is null as is_violation
from checked.files as f
inner join checked.ncands_agency_items as earlier on f.previous_file_id = earlier.file_id
left join checked.ncands_agency_items as later on f.file_id = later.file_id and earlier.item = later.item
