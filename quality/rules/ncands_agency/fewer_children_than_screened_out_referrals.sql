/*---
says     = "Screened-out referrals concern at least one child each."
fields   = ["item_2_1_b", "item_2_1_a"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Agency File, section 2; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Count children once for each referral, or explain why children are not known."
beware   = "Rates of screened-out children are too low."
since    = "0.2"

[[example]]
ncands_agency = """
submission | item_2_1_a | item_2_1_b
FFY2022    | 100        | 100
FFY2023    | 100        | 99
FFY2024    | 100        |
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    item_2_1_b < item_2_1_a as is_violation
from checked.ncands_agency
where item_2_1_a is not null and item_2_1_b is not null
