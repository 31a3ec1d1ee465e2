/*---
says     = "A worker in a role that carries cases fills more than no post."
fields   = ["fte", "role"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Give the share of full time the worker works; close the spell of a worker who has left."
beware   = "The worker's cases count and the worker does not: caseload looks higher than it is."
since    = "0.2"

[[example]]
workers = """
worker_id | role        | fte
W1        | foster_care | 0.1
W2        | foster_care | 0
W3        | supervisor  | 0
W4        | foster_care |
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    w.file_id,
    w.record_number,
    w.worker_id,
    w.fte = 0 as is_violation
from checked.workers as w
inner join codes.worker_roles as r on w.role = r.name and r.is_case_carrying
where w.fte is not null
