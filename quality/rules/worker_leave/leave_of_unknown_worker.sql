/*---
says     = "A worker with an absence stands among the workers."
fields   = ["worker_id"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "Judgement of this project"
fix      = "Use the identifiers of the extract of workers in both."
beware   = "The absence is lost: workers on duty are counted too high."
since    = "0.2"

[[example]]
worker_leave = """
worker_id
W1
W2
"""
workers = """
worker_id
W1
"""
holds = ["W1"]
violates = ["W2"]
---*/
with workers as (
    select distinct worker_id
    from checked.workers
)

select
    l.file_id,
    l.record_number,
    l.worker_id,
    w.worker_id is null as is_violation
from checked.worker_leave as l
left join workers as w on l.worker_id = w.worker_id
where exists (
    select 1
    from workers
)
