/*---
says       = "A removal reported without its history ended for a reason other than death."
fields     = ["e155_exit_reason"]
category   = "conformance"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.43(b)(3); 45 CFR 1355.46(b)(2), invalid data"
fix        = "Enter the reason for which the child left; a child who died has no later removal."
beware     = "The exit counts as one without permanency."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e155_exit_reason
C1                     | 1              | removal_1993   | reunification
C2                     | 1              | removal_1993   | death
C3                     | 1              | removal_1993   | not_applicable
C4                     | 1              | removal_2020   | death
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e155_exit_reason in ('death', 'not_applicable') as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_1993' and e155_exit_reason is not null
