/*---
says       = "A removal has a reason for exit exactly where it has a date of exit."
fields     = ["e153_exit_date", "e155_exit_reason"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 153 and 155; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Enter the date of the exit; a child still in care has not applicable."
beware     = "Exits are counted by their date; a reason without one is not counted, a date without one is no permanency."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e153_exit_date | e155_exit_reason
C1                     | 1              | 2022-12-01     | adoption
C2                     | 1              |                | not_applicable
C3                     | 1              | 2022-12-01     | not_applicable
C4                     | 1              |                | adoption
C5                     | 1              | 2022-12-01     |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1", "C4 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (e155_exit_reason = 'not_applicable') = (e153_exit_date is not null) as is_violation
from checked.afcars_oohc_removals
where e155_exit_reason is not null
