/*---
says     = "An assignment ends on or after its first day."
fields   = ["ended_on", "assigned_on"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Contract of the extract: ended_on is the first day no longer assigned; judgement of this project"
fix      = "Compare both days with the case record."
beware   = "The assignment is left out of caseloads."
since    = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id | assigned_on | ended_on
K1      | W1        | 2023-01-09  | 2023-01-09
K2      | W1        | 2023-01-09  | 2023-01-08
K3      | W1        | 2023-01-09  |
"""
holds = ["K1 W1"]
violates = ["K2 W1"]
---*/
select
    file_id,
    record_number,
    case_id,
    worker_id,
    ended_on < assigned_on as is_violation
from checked.worker_assignments
where ended_on is not null
