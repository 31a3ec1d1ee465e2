/*---
says     = "A worker is employed on the first day of an assignment."
fields   = ["assigned_on", "worker_id"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the assignment with the worker's spells of employment; look for identifiers given to a second person."
beware   = "Cases of someone who is not there count without a worker beside them."
since    = "0.2"

[[example]]
says = "The day of separation is the first day no longer employed."
worker_assignments = """
case_id | worker_id | assigned_on
K1      | W1        | 2023-01-01
K2      | W1        | 2022-12-31
K3      | W1        | 2023-06-01
K4      | W9        | 2023-01-01
"""
workers = """
worker_id | hired_on   | separated_on
W1        | 2023-01-01 | 2023-06-01
"""
holds = ["K1 W1"]
violates = ["K2 W1", "K3 W1"]
---*/
select
    a.file_id,
    a.record_number,
    a.case_id,
    a.worker_id,
    not bool_or(a.assigned_on >= w.hired_on and a.assigned_on < w.left_on) as is_violation
from checked.worker_assignments as a
inner join checked.employment_spells as w on a.worker_id = w.worker_id
where a.assigned_on is not null
group by a.file_id, a.record_number, a.case_id, a.worker_id
