/*---
says     = "A child with an assignment in foster care or adoption stands in an AFCARS or a Child File."
fields   = ["child_id"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Use the identifiers of the federal files; leave the child empty where the case is of a family."
beware   = "Figures that join workers and children leave the child out."
since    = "0.2"

[[example]]
says = "Only foster care and adoption, and only what falls into the periods of AFCARS."
worker_assignments = """
case_id | worker_id | child_id | role        | assigned_on | ended_on   | file_id
K1      | W1        | A        | foster_care | 2022-11-01  |            | E
K2      | W1        | C1       | adoption    | 2022-11-01  |            | E
K3      | W1        | X        | foster_care | 2022-11-01  |            | E
K4      | W1        |          | foster_care | 2022-11-01  |            | E
K5      | W1        | X        | in_home     | 2022-11-01  |            | E
K6      | W1        | X        | foster_care | 2022-08-01  | 2022-10-01 | E
K7      | W1        | X        | foster_care | 2023-04-01  |            | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
ncands_child = """
rptid | chid | file_id
R1    | C1   | N
"""
holds = ["K1 W1", "K2 W1"]
violates = ["K3 W1"]
---*/
with span as (
    select
        min(period_start) as first_day,
        max(period_end) as last_day
    from checked.files
    where dataset = 'afcars_oohc'
)

select
    a.file_id,
    a.record_number,
    a.case_id,
    a.worker_id,
    (
        not exists (select 1 from checked.children_in_afcars as c where c.child_id = a.child_id)
        and not exists (select 1 from checked.ncands_children as n where n.chid = a.child_id)
    ) as is_violation
from checked.worker_assignments as a
cross join span as s
where a.child_id is not null
    and a.role in ('foster_care', 'adoption')
    and a.assigned_on <= s.last_day
    and (a.ended_on is null or a.ended_on > s.first_day)
