/*---
says     = "A worker leaves on or after the day of hiring."
fields   = ["separated_on", "hired_on"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Contract of the extract: separated_on is the first day no longer employed; judgement of this project"
fix      = "Compare both dates with the personnel record; look for the end of an earlier spell beside the start of a later one."
beware   = "The spell is left out: the worker is missing from caseloads and turnover."
since    = "0.2"

[[example]]
workers = """
worker_id | hired_on   | separated_on
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
    separated_on < hired_on as is_violation
from checked.workers
where separated_on is not null
