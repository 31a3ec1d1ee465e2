/*---
title     = "Continuances"
states    = "Of hearings in children's cases in a 12-month period, the share continued to another day."
denominator = "adjudication, disposition and permanency hearings and reviews of the period, one for each child"
numerator = "those continued to another day"
exclusions = [
    "hearings of which the table does not say whether they were continued",
]
why       = "A hearing put off is a decision put off. Each continuance adds weeks to a child's wait, and most can be traced to causes that a court and an agency can mend."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223568, continuances"
domain    = "courts"
kind      = "proportion"
unit      = "hearings"
better    = "lower"
breakdowns = ["hearing"]
needs     = ["court_events"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Adjudication, disposition and permanency hearings and reviews, by the day they were called. A hearing of which the
file does not say whether it was continued is left out of numerator and denominator. A child's hearing is the unit:
one hearing for three siblings is three. A hearing continued twice is two continuances. A hearing put off before its
day, which nobody called, is in the file only if the agency writes it there.
"""

[[example]]
says = "Each day a hearing was called counts; petitions and orders are no hearings; where nothing is told the hearing is left out."
period_start = 2022-10-01
court_events = """
child_id | event              | occurred_on | continued
A        | petition           | 2022-10-01  |
A        | adjudication       | 2022-10-01  | true
A        | adjudication       | 2022-11-01  | true
A        | adjudication       | 2022-12-01  | false
A        | review             | 2023-09-30  | false
A        | permanency_hearing | 2023-10-01  | true
B        | review             | 2023-03-01  |
B        | termination_order  | 2023-03-01  | false
"""
expects = { denominator = 4, numerator = 2 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || e.event || ' ' || cast(e.occurred_on as varchar) as member_key,
    e.occurred_on as counted_on,
    e.event as hearing,
    e.continued as numerator
from episodes.court_events as e
inner join codes.court_events as c on e.event = c.name and c.is_hearing
where e.occurred_on between $period_start and $period_end
    and e.continued is not null
