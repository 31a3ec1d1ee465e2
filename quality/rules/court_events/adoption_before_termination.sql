/*---
says     = "An adoption is decreed on or after the day the last parent's rights ended."
fields   = ["occurred_on", "event"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project, from the order of the proceedings"
fix      = "Compare both days with the docket; look for an order of a later child case under this identifier."
beware   = "The time from termination to adoption is negative and is left out."
since    = "0.2"

[[example]]
says = "A parent who consents needs no order: a decree without one is not asked."
court_events = """
child_id | event             | occurred_on
A        | termination_order | 2023-01-09
A        | adoption_decree   | 2023-01-09
B        | termination_order | 2023-01-09
B        | adoption_decree   | 2023-01-08
C        | adoption_decree   | 2023-01-08
"""
holds = ["A"]
violates = ["B"]
---*/
with ended as (
    select
        file_id,
        child_id,
        min(occurred_on) as terminated_on
    from checked.court_events
    where event = 'termination_order' and occurred_on is not null
    group by file_id, child_id
)

select
    k.file_id,
    k.record_number,
    k.child_id,
    k.occurred_on < e.terminated_on as is_violation
from checked.court_events as k
inner join ended as e on k.file_id = e.file_id and k.child_id = e.child_id
where k.event = 'adoption_decree' and k.occurred_on is not null
