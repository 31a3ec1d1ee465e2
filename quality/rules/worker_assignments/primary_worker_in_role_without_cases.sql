/*---
says     = "A worker with primary cases has a role that carries cases in some spell."
fields   = ["worker_id", "role"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Child Welfare League of America standards apply to workers who carry cases; judgement of this project"
fix      = "Give the worker's true role; where a supervisor keeps the cases of a vacant desk, send them without a worker."
beware   = "The cases count and the worker does not: caseload looks higher than it is."
since    = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id | primary
K1      | W1        | true
K2      | W2        | true
K3      | W2        | false
"""
workers = """
worker_id | role
W1        | foster_care
W2        | supervisor
"""
holds = ["W1"]
violates = ["W2"]
---*/
with workers as (
    select
        w.worker_id,
        bool_or(r.is_case_carrying) as is_case_carrying
    from checked.workers as w
    inner join codes.worker_roles as r on w.role = r.name
    group by w.worker_id
)

select
    a.file_id,
    min(a.record_number) as record_number,
    a.worker_id,
    not bool_or(w.is_case_carrying) as is_violation
from checked.primary_assignments as a
inner join workers as w on a.worker_id = w.worker_id
group by a.file_id, a.worker_id
