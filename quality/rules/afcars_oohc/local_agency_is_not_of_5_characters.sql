/*---
says       = "The local agency has a code of 5 characters."
fields     = ["e3_local_agency"]
category   = "conformance"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, element 3; the form as a state's own validation program has it; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Send the five-digit county code; leading noughts are lost where a program takes it for a number."
beware     = "The child counts in the state alone, not in its county."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e3_local_agency
C1                     | 1              | 99001
C2                     | 1              | 9901
C3                     | 1              |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    length(e3_local_agency) <> 5 as is_violation
from checked.afcars_oohc_removals
where e3_local_agency is not null
