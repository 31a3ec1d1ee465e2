/*---
says     = "An absence ends on or after its first day."
fields   = ["until_on", "from_on"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Contract of the extract: until_on is the first day back"
fix      = "Compare both days with the personnel record."
beware   = "The absence is not taken off the worker's time."
since    = "0.2"

[[example]]
worker_leave = """
worker_id | from_on    | until_on
W1        | 2023-01-09 | 2023-01-09
W2        | 2023-01-09 | 2023-01-08
W3        | 2023-01-09 |
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    file_id,
    record_number,
    worker_id,
    until_on < from_on as is_violation
from checked.worker_leave
where until_on is not null
