/*---
says     = "A child is not adopted twice within a year."
fields   = ["event", "occurred_on"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the decree once, with the day it was signed; explain an adoption that ended so soon."
beware   = "Adoptions are counted twice."
since    = "0.2"

[[example]]
court_events = """
child_id | event           | occurred_on
A        | adoption_decree | 2022-01-09
A        | adoption_decree | 2023-01-10
B        | adoption_decree | 2022-01-09
B        | adoption_decree | 2023-01-09
C        | adoption_decree | 2023-01-09
"""
holds = ["A"]
violates = ["B"]
---*/
with ordered as (
    select
        file_id,
        record_number,
        child_id,
        occurred_on,
        lag(occurred_on) over (partition by file_id, child_id order by occurred_on) as decree_before
    from checked.court_events
    where event = 'adoption_decree' and occurred_on is not null
)

select
    file_id,
    record_number,
    child_id,
    occurred_on <= cast(decree_before + interval 1 year as date) as is_violation
from ordered
where decree_before is not null
