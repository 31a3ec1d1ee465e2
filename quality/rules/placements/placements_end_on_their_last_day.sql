/*---
says      = "Arrangements end on the day the next begins, not on the day before."
fields    = ["ended_on", "began_on"]
category  = "conformance"
level     = "file"
severity  = "error"
threshold = 0.5
finds     = "file"
basis     = "Judgement of this project: by chance a single day lies between few arrangements"
source    = "Contract of the extract: ended_on is the first day no longer in the arrangement"
fix       = "Add a day to every ended_on: it is the first day no longer there."
beware    = "Each arrangement is a day too short, and a day between arrangements is nobody's."
since     = "0.2"

[[example]]
placements = """
child_id | removal_date | began_on   | ended_on
A        | 2022-10-05   | 2022-10-05 | 2022-11-01
A        | 2022-10-05   | 2022-11-01 |
B        | 2022-10-05   | 2022-10-05 | 2022-11-01
B        | 2022-10-05   | 2022-11-02 |
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
    next_began_on = cast(ended_on + interval 1 day as date) as is_violation
from ordered
where ended_on is not null and next_began_on is not null
