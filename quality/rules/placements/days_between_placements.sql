/*---
says     = "Between two arrangements of a removal lies no day without one."
fields   = ["ended_on", "began_on"]
category = "completeness"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the arrangement between the two, an absence or a visit home included; end each on the day the next begins."
beware   = "Where the child was in between is not known; absences and visits home are missed."
since    = "0.2"

[[example]]
says = "A single day may come from a list that gives the last day; two removals are apart."
placements = """
child_id | removal_date | began_on   | ended_on
A        | 2022-10-05   | 2022-10-05 | 2022-11-01
A        | 2022-10-05   | 2022-11-02 |
B        | 2022-10-05   | 2022-10-05 | 2022-11-01
B        | 2022-10-05   | 2022-11-03 |
C        | 2022-10-05   | 2022-10-05 | 2022-11-01
C        | 2023-02-01   | 2023-02-01 |
"""
holds = ["A"]
violates = ["B"]
---*/
with ordered as (
    select
        file_id,
        record_number,
        child_id,
        ended_on,
        lead(began_on) over (
            partition by file_id, child_id, removal_date
            order by began_on, record_number
        ) as next_began_on
    from checked.placements
    where began_on is not null
)

select
    file_id,
    record_number,
    child_id,
    next_began_on > cast(ended_on + interval 1 day as date) as is_violation
from ordered
where ended_on is not null and next_began_on is not null
