/*---
says     = "A case leaves a worker at most 30 days after the worker's employment ends."
fields   = ["ended_on", "worker_id"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Move the case to the next worker or to the vacant desk on the worker's last day."
beware   = "The case counts as the supervisor's; nobody may be looking after the child."
since    = "0.2"

[[example]]
says = "Thirty days to 1 July; a worker who came back is not asked."
worker_assignments = """
case_id | worker_id | assigned_on | ended_on
K1      | W1        | 2023-01-01  | 2023-07-01
K2      | W1        | 2023-01-01  | 2023-07-02
K3      | W1        | 2023-01-01  |
K4      | W2        | 2023-01-01  |
"""
workers = """
worker_id | hired_on   | separated_on
W1        | 2022-01-01 | 2023-06-01
W2        | 2022-01-01 | 2023-06-01
W2        | 2023-06-15 |
"""
holds = ["K1 W1"]
violates = ["K2 W1", "K3 W1"]
---*/
with gone as (
    select
        worker_id,
        max(left_on) as left_on
    from checked.employment_spells
    group by worker_id
    having max(left_on) < date '9999-12-31'
)

select
    a.file_id,
    a.record_number,
    a.case_id,
    a.worker_id,
    a.left_on > cast(g.left_on + interval 30 day as date) as is_violation
from checked.primary_assignments as a
inner join gone as g on a.worker_id = g.worker_id
where a.assigned_on < g.left_on
