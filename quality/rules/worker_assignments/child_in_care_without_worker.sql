/*---
says      = "A child in care on the last day of a period has a primary worker on that day."
fields    = ["child_id", "assigned_on"]
category  = "completeness"
level     = "cross-file"
severity  = "query"
threshold = 0.1
basis     = "Judgement of this project: cases on their way from one worker to the next"
source    = "Judgement of this project"
fix       = "Send assignments from the first period wanted to the last, with the child's AFCARS record number on each."
beware    = "Caseloads are too low by the children without an assignment."
since     = "0.2"
notes     = """
Each child is asked for once: on the last day of the last AFCARS period that ends in its care and after the
first assignment of a child in the extract. An extract that stops early is found by it too.
"""

[[example]]
says = "On 31 March 2023; one child's assignment ended that day, one has none, one left care that day."
worker_assignments = """
case_id | worker_id | child_id | assigned_on | ended_on
K1      | W1        | A        | 2022-10-06  | 2023-03-31
K2      | W1        | B        | 2022-10-06  | 2023-04-01
K3      | W1        | E        | 2022-01-01  |
"""
afcars_oohc_children = """
e4_child_record_number
A
B
C
D
"""
afcars_oohc_removals = """
e4_child_record_number | e69_removal_date | e153_exit_date
A                      | 2022-10-05       |
B                      | 2022-10-05       |
C                      | 2022-10-05       |
D                      | 2022-10-05       | 2023-03-31
"""
holds = ["B"]
violates = ["A", "C"]
---*/
with span as (
    select
        file_id,
        min(assigned_on) as first_day
    from checked.worker_assignments
    where child_id is not null
    group by file_id
),

in_care as (
    select
        s.file_id,
        r.child_id,
        max(r.period_end) as on_day
    from checked.afcars_removals as r
    inner join span as s on r.period_end >= s.first_day
    where r.removal_date <= r.period_end
        and (r.exit_date is null or r.exit_date > r.period_end)
    group by s.file_id, r.child_id
)

select
    c.file_id,
    c.child_id,
    a.child_id is null as is_violation
from in_care as c
left join (
    select distinct
        i.file_id,
        i.child_id
    from in_care as i
    inner join checked.primary_assignments as p
        on i.file_id = p.file_id
        and i.child_id = p.child_id
        and p.assigned_on <= i.on_day
        and p.left_on > i.on_day
) as a
    on c.file_id = a.file_id and c.child_id = a.child_id
