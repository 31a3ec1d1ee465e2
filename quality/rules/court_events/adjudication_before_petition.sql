/*---
says     = "A child is adjudicated on or after the day of the first petition."
fields   = ["occurred_on", "event"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, order of the proceeding; judgement of this project"
fix      = "Compare both days with the docket; send the petition that opened the case, not an amended one alone."
beware   = "The time from petition to adjudication is negative and is left out."
since    = "0.2"

[[example]]
court_events = """
child_id | event        | occurred_on
A        | petition     | 2023-01-09
A        | adjudication | 2023-01-09
B        | petition     | 2023-01-09
B        | adjudication | 2023-01-08
C        | adjudication | 2023-01-08
"""
holds = ["A adjudication"]
violates = ["B adjudication"]
---*/
with petitions as (
    select
        file_id,
        child_id,
        min(occurred_on) as filed_on
    from checked.court_events
    where event = 'petition' and occurred_on is not null
    group by file_id, child_id
)

select
    k.file_id,
    k.record_number,
    k.child_id,
    k.event,
    k.occurred_on < p.filed_on as is_violation
from checked.court_events as k
inner join petitions as p on k.file_id = p.file_id and k.child_id = p.child_id
where k.event in ('adjudication', 'disposition_hearing') and k.occurred_on is not null
