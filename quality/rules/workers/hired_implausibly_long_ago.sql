/*---
says     = "A worker was hired in 1960 or later."
fields   = ["hired_on"]
category = "plausibility"
level    = "field"
severity = "query"
source   = "Judgement of this project: few spells last over 60 years; systems fill 1900 where no day is known"
fix      = "Enter the day of hiring; look for a day that the system fills in where none is known."
beware   = "Turnover by length of service takes such a worker for the most experienced one."
since    = "0.2"

[[example]]
workers = """
worker_id | hired_on
W1        | 1960-01-01
W2        | 1959-12-31
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    file_id,
    record_number,
    worker_id,
    hired_on < date '1960-01-01' as is_violation
from checked.workers
where hired_on is not null
