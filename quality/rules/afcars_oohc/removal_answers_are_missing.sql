/*---
says       = "A removal has its transaction date, the environment at removal and the local agency."
fields     = ["e70_removal_transaction_date", "e71_removal_environment", "e3_local_agency"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 3, 70 and 71; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter environment and local agency; the transaction date is set by the system."
beware     = "Figures by county and timeliness of entry cannot be told for this removal."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e70_removal_transaction_date | e71_removal_environment | e3_local_agency
C1                     | 1              | removal_2020   | 2022-12-01                   | parent_household        | 99001
C2                     | 1              | removal_2020   | 2022-12-01                   | parent_household        |
C3                     | 1              | removal_2020   |                              | parent_household        | 99001
C4                     | 1              | removal_1993   |                              |                         |
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        e70_removal_transaction_date is null
        or e71_removal_environment is null
        or e3_local_agency is null
    ) as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_2020'
