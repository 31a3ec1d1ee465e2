/*---
says      = "Most cases are with workers, not on vacant desks."
fields    = ["worker_id"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.3
finds     = "file"
basis     = "Judgement of this project: agencies in a staffing crisis report up to a third of posts vacant"
source    = "Judgement of this project"
fix       = "Check that the worker's identifier is extracted for every assignment."
beware    = "Caseload by worker shows a part of the cases only."
since     = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id | unit
K1      | W1        |
K2      |           | Unit 1
"""
holds = ["K1 W1"]
violates = ["K2"]
---*/
select
    file_id,
    record_number,
    case_id,
    worker_id,
    worker_id is null as is_violation
from checked.worker_assignments
where case_id is not null
