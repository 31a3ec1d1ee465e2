/*---
says     = "An assignment without a worker names the unit of the vacant desk."
fields   = ["unit", "worker_id"]
category = "completeness"
level    = "record"
severity = "error"
source   = "Contract of the extract"
fix      = "Enter the worker, or the unit whose vacant desk has the case."
beware   = "The case belongs to no unit and no county; caseload by unit leaves it out."
since    = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id | unit
K1      |           | Unit 1
K2      |           |
K3      | W1        |
"""
holds = ["K1"]
violates = ["K2"]
---*/
select
    file_id,
    record_number,
    case_id,
    worker_id,
    unit is null as is_violation
from checked.worker_assignments
where worker_id is null
