/*---
says     = "Screened-out infants with a plan or a referral are no more than all screened-out infants with prenatal exposure."
fields   = ["item_2_1_d", "item_2_1_e", "item_2_1_c"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Agency File, section 2; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Count the parts among the same infants as the whole."
beware   = "Shares of affected infants with a plan are above 100 percent."
since    = "0.2"

[[example]]
ncands_agency = """
submission | item_2_1_c | item_2_1_d | item_2_1_e
FFY2022    | 10         | 10         | 4
FFY2023    | 10         | 4          | 11
FFY2024    |            | 4          |
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
select
    file_id,
    record_number,
    submission,
    greatest(item_2_1_d, item_2_1_e) > item_2_1_c as is_violation
from checked.ncands_agency
where item_2_1_c is not null and coalesce(item_2_1_d, item_2_1_e) is not null
