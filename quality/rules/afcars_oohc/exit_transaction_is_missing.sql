/*---
says       = "An exit has a transaction date."
fields     = ["e154_exit_transaction_date"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 154; 45 CFR 1355.46(b)(1), missing data"
fix        = "The system sets the date when the exit is entered; send it with the exit."
beware     = "Whether exits are entered in time cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e153_exit_date | e154_exit_transaction_date
C1                     | 1              | removal_2020   | 2022-12-01     | 2022-12-01
C2                     | 1              | removal_2020   | 2022-12-01     |
C3                     | 1              | removal_2020   |                |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e154_exit_transaction_date is null as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_2020' and e153_exit_date is not null
