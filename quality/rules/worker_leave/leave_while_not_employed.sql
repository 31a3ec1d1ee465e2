/*---
says     = "An absence begins while the worker is employed."
fields   = ["from_on", "worker_id"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the absence with the spells of employment; an absence before leaving for good ends with the employment."
beware   = "The absence takes time off a worker who is not there."
since    = "0.2"

[[example]]
worker_leave = """
worker_id | from_on
W1        | 2023-01-01
W2        | 2023-06-01
W9        | 2023-06-01
"""
workers = """
worker_id | hired_on   | separated_on
W1        | 2023-01-01 | 2023-06-01
W2        | 2023-01-01 | 2023-06-01
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    l.file_id,
    l.record_number,
    l.worker_id,
    not bool_or(l.from_on >= w.hired_on and l.from_on < w.left_on) as is_violation
from checked.worker_leave as l
inner join checked.employment_spells as w on l.worker_id = w.worker_id
where l.from_on is not null
group by l.file_id, l.record_number, l.worker_id
