/*---
says     = "An order comes on or after the day of the first petition of its proceeding."
fields   = ["occurred_on", "event"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "Judgement of this project, from the order of the proceeding"
fix      = "Compare both days with the docket; the day of a petition is the one of its filing."
beware   = "The time from petition to order is negative and is left out."
since    = "0.2"

[[example]]
says = "Asked where a petition of the same proceeding is known."
court_events = """
child_id | event                | occurred_on
A        | termination_petition | 2023-01-09
A        | termination_order    | 2023-01-09
B        | termination_petition | 2023-01-09
B        | termination_order    | 2023-01-08
C        | termination_order    | 2023-01-08
D        | adoption_petition    | 2023-01-09
D        | termination_order    | 2023-01-08
"""
holds = ["A termination_order"]
violates = ["B termination_order"]
---*/
with petitions as (
    select
        k.file_id,
        k.child_id,
        e.proceeding,
        min(k.occurred_on) as filed_on
    from checked.court_events as k
    inner join codes.court_events as e on k.event = e.name and e.is_petition
    where k.occurred_on is not null
    group by k.file_id, k.child_id, e.proceeding
)

select
    k.file_id,
    k.record_number,
    k.child_id,
    k.event,
    k.occurred_on < p.filed_on as is_violation
from checked.court_events as k
inner join codes.court_events as e on k.event = e.name and e.is_order
inner join petitions as p
    on k.file_id = p.file_id and k.child_id = p.child_id and e.proceeding = p.proceeding
where k.occurred_on is not null
