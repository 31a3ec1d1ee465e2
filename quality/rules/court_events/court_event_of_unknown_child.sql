/*---
says     = "A child with a permanency hearing, a termination or an adoption stands in an AFCARS file."
fields   = ["child_id", "event"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Use the AFCARS record number as the child's identifier, encrypted in the same way; explain adoptions of children who were never in care."
beware   = "The event is lost to times from removal to permanency."
since    = "0.2"

[[example]]
says = "Children served at home have petitions and hearings too; events before the first period are not asked."
court_events = """
child_id | event              | occurred_on | file_id
A        | permanency_hearing | 2022-11-05  | E
X        | termination_order  | 2022-11-05  | E
X        | adjudication       | 2022-11-05  | E
X        | adoption_decree    | 2022-09-30  | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
holds = ["A permanency_hearing"]
violates = ["X termination_order"]
---*/
with span as (
    select
        min(period_start) as first_day,
        max(period_end) as last_day
    from checked.files
    where dataset = 'afcars_oohc'
)

select
    k.file_id,
    k.record_number,
    k.child_id,
    k.event,
    c.child_id is null as is_violation
from checked.court_events as k
inner join codes.court_events as e on k.event = e.name
inner join span as s on k.occurred_on between s.first_day and s.last_day
left join checked.children_in_afcars as c on k.child_id = c.child_id
where e.proceeding in ('termination', 'adoption') or k.event = 'permanency_hearing'
