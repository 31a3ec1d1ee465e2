/*---
says     = "A worker with an assignment stands among the workers."
fields   = ["worker_id"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "Judgement of this project"
fix      = "Send the spell of employment of every worker who ever had a case, those who have left too; use one kind of identifier."
beware   = "The worker's cases count and the worker does not: caseload looks higher than it is."
since    = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id
K1      | W1
K2      | W2
K3      |
"""
workers = """
worker_id
W1
"""
holds = ["K1 W1"]
violates = ["K2 W2"]
---*/
with workers as (
    select distinct worker_id
    from checked.workers
)

select
    a.file_id,
    a.record_number,
    a.case_id,
    a.worker_id,
    w.worker_id is null as is_violation
from checked.worker_assignments as a
left join workers as w on a.worker_id = w.worker_id
where a.worker_id is not null
    and exists (
        select 1
        from workers
    )
