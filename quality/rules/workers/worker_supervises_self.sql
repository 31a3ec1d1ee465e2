/*---
says     = "A worker is not the own supervisor."
fields   = ["supervisor_id", "worker_id"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project"
fix      = "Give the supervisor's identifier, or leave it empty where the post of the supervisor is vacant."
beware   = "Cases of vacant desks belong to the supervisor: such a worker gathers them, and workers per supervisor come out wrong."
since    = "0.2"

[[example]]
workers = """
worker_id | supervisor_id
W1        | W9
W2        | W2
W3        |
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    file_id,
    record_number,
    worker_id,
    supervisor_id = worker_id as is_violation
from checked.workers
where supervisor_id is not null
