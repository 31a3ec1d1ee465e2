/*---
says       = "A transfer to another agency says to which kind."
fields     = ["e156_transfer_to_another_agency"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 156; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the kind of agency."
beware     = "Where transferred children went cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e155_exit_reason | removal_layout | e156_transfer_to_another_agency
C1                     | 1              | transfer         | removal_2020   | state_agency
C2                     | 1              | transfer         | removal_2020   |
C3                     | 1              | adoption         | removal_2020   |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e156_transfer_to_another_agency is null as is_violation
from checked.afcars_oohc_removals
where e155_exit_reason = 'transfer' and removal_layout = 'removal_2020'
