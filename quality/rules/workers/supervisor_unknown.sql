/*---
says     = "A supervisor who is named stands among the workers."
fields   = ["supervisor_id"]
category = "conformance"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the supervisors with the workers, in the role supervisor and under the same kind of identifier."
beware   = "Workers per supervisor leave out the supervisors who are not in the extract."
since    = "0.2"

[[example]]
says = "Not asked of an extract without a single supervisor."
workers = """
worker_id | role        | supervisor_id
W1        | foster_care | W9
W2        | foster_care | W8
W9        | supervisor  |
"""
holds = ["W1"]
violates = ["W2"]
---*/
with workers as (
    select distinct worker_id
    from checked.workers
)

select
    w.file_id,
    w.record_number,
    w.worker_id,
    s.worker_id is null as is_violation
from checked.workers as w
left join workers as s on w.supervisor_id = s.worker_id
where w.supervisor_id is not null
    and exists (
        select 1
        from checked.workers
        where role = 'supervisor'
    )
