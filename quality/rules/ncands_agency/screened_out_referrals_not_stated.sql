/*---
says     = "The number of screened-out referrals is stated, be it nought."
fields   = ["item_2_1_a"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Agency File, section 2; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Enter the number; enter 0 where every referral is looked into."
beware   = "Referrals cannot be counted, nor the share that is screened in."
since    = "0.2"

[[example]]
ncands_agency = """
submission | item_2_1_a
FFY2022    | 0
FFY2023    |
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    item_2_1_a is null as is_violation
from checked.ncands_agency
