/*---
says       = "A removal says why the child left, or that the child is in care."
fields     = ["e155_exit_reason"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 155; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the reason; a child still in care has not applicable."
beware     = "An exit without a reason counts as no permanency."
since      = "0.2"
notes      = """
Asked of both forms of removal. An exit with the answer not applicable is found by the rule that compares
reason and date.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e155_exit_reason
C1                     | 1              | removal_2020   | reunification
C2                     | 1              | removal_2020   |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e155_exit_reason is null as is_violation
from checked.afcars_oohc_removals
