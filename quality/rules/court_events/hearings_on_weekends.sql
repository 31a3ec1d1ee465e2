/*---
says      = "Hearings are held on weekdays."
fields    = ["occurred_on", "event"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.05
finds     = "file"
basis     = "Judgement of this project: few courts sit on weekends"
source    = "Judgement of this project"
fix       = "Send the day of the hearing, not the day of entry or a day that a system computes."
beware    = "Times to hearings rest on days that are not those of the court."
since     = "0.2"

[[example]]
says = "A Friday, a Saturday and a Sunday; a petition may be filed on any day."
court_events = """
child_id | event    | occurred_on
A        | review   | 2023-01-06
B        | review   | 2023-01-07
C        | review   | 2023-01-08
D        | petition | 2023-01-08
"""
holds = ["A review"]
violates = ["B review", "C review"]
---*/
select
    k.file_id,
    k.record_number,
    k.child_id,
    k.event,
    date_diff('day', date '2001-01-01', k.occurred_on) % 7 >= 5 as is_violation
from checked.court_events as k
inner join codes.court_events as e on k.event = e.name and e.is_hearing
where k.occurred_on is not null
