/*---
says     = "A worker carries cases from the day of hiring at the earliest."
fields   = ["case_carrying_from", "hired_on"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Give the first day of case work of this spell, or leave it empty where it is the day of hiring."
beware   = "The day of hiring is taken instead: a training period that was meant is not seen, and caseloads look lower."
since    = "0.2"

[[example]]
workers = """
worker_id | hired_on   | case_carrying_from
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
    case_carrying_from < hired_on as is_violation
from checked.workers
where case_carrying_from is not null
