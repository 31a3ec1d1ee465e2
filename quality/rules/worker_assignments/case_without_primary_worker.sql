/*---
says     = "Every case has a primary assignment at some time."
fields   = ["primary", "case_id"]
category = "completeness"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Mark the worker who answers for the case as primary; where nobody does, send the vacant desk."
beware   = "The case counts in no caseload."
since    = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id | primary | assigned_on
K1      | W1        | true    | 2023-01-01
K1      | W2        | false   | 2023-01-01
K2      | W1        | false   | 2023-01-01
"""
holds = ["K1"]
violates = ["K2"]
---*/
select
    file_id,
    min(record_number) as record_number,
    case_id,
    not bool_or("primary") as is_violation
from checked.worker_assignments
where case_id is not null and "primary" is not null
group by file_id, case_id
