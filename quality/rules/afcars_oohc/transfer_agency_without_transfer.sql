/*---
says     = "A kind of receiving agency stands only with a transfer."
fields   = ["e155_exit_reason", "e156_transfer_to_another_agency"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1355.44, elements 155 and 156; judgement of this project"
fix      = "Correct the reason for exit, or take the agency out."
beware   = "Transfers are counted from the reason."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e155_exit_reason | e156_transfer_to_another_agency
C1                     | 1              | transfer         | private
C2                     | 1              | reunification    | private
C3                     | 1              | reunification    |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    coalesce(e155_exit_reason, '') <> 'transfer' as is_violation
from checked.afcars_oohc_removals
where e156_transfer_to_another_agency is not null
