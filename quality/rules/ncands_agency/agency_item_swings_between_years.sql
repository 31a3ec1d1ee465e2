/*---
says     = "A count of the Agency File changes by at most half from one year to the next."
fields   = ["item_2_1_a", "item_2_1_b", "item_2_2", "item_2_3_a", "item_2_3_b", "item_3_1_a", "item_3_1_b", "item_3_3", "fatality", "item_5_1", "item_5_2"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check how both years were counted; explain a change of law, intake or definition."
beware   = "A trend over the two years may show the change of the count, not of what is counted."
since    = "0.2"
notes    = """
Looked at are items of 20 and more in the year before: small numbers swing by themselves.
"""

[[example]]
ncands_agency = """
submission | file_id | item_2_1_a | item_2_1_b | fatality
FFY2022    | M       | 100        | 100        | 5
FFY2023    | N       | 150        | 151        | 10
"""
holds = ["item_2_1_a"]
violates = ["item_2_1_b"]
---*/
select
    later.file_id,
    later.record_number,
    later.item,
    abs(later.amount - earlier.amount) > 0.5 * earlier.amount as is_violation
from checked.ncands_agency_items as later
inner join checked.ncands_agency_items as earlier
    on later.previous_file_id = earlier.file_id and later.item = earlier.item
where earlier.amount >= 20
