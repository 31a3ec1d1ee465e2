/*---
says     = "Recipients of preventive services are counted as children or as families, not as both."
fields   = ["item_1_1_a_children", "item_1_1_a_families"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Agency File, section 1: a recipient is counted once; the item's letter and wording are general knowledge"
fix      = "Enter a recipient under children or under families, as the service was given."
beware   = "The number of recipients is too high where the same stand in both columns."
since    = "0.2"
notes    = """
The same number of 20 or more in both columns of a source of funds; with fewer the numbers agree by chance.
"""

[[example]]
ncands_agency = """
submission | item_1_1_a_children | item_1_1_a_families
FFY2022    | 50                  | 20
FFY2023    | 50                  | 50
FFY2024    | 19                  | 19
FFY2025    |                     |
"""
holds = ["FFY2022", "FFY2024"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    coalesce(item_1_1_a_children = item_1_1_a_families and item_1_1_a_children >= 20, false)
    or coalesce(item_1_1_b_children = item_1_1_b_families and item_1_1_b_children >= 20, false)
    or coalesce(item_1_1_c_children = item_1_1_c_families and item_1_1_c_children >= 20, false)
    or coalesce(item_1_1_d_children = item_1_1_d_families and item_1_1_d_children >= 20, false)
    or coalesce(item_1_1_e_children = item_1_1_e_families and item_1_1_e_children >= 20, false)
        as is_violation
from checked.ncands_agency
where coalesce(
        item_1_1_a_children,
        item_1_1_b_children,
        item_1_1_c_children,
        item_1_1_d_children,
        item_1_1_e_children
    ) is not null
