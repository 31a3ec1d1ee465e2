/*---
says     = "A worker fills at most one full-time post."
fields   = ["fte"]
category = "plausibility"
level    = "field"
severity = "query"
source   = "Judgement of this project"
fix      = "Give 1 for full time; explain a worker who is paid for more than one post, or check that hours or percents were not sent."
beware   = "Caseload divides by full-time equivalents: more than one makes the worker's load look lower than it is."
since    = "0.2"

[[example]]
workers = """
worker_id | fte
W1        | 1
W2        | 1.2
W3        |
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    file_id,
    record_number,
    worker_id,
    fte > 1 as is_violation
from checked.workers
where fte is not null
