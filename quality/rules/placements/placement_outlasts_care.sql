/*---
says     = "An arrangement ends by the day the child leaves care."
fields   = ["ended_on", "began_on"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "End the arrangement on the day of the exit, or correct the exit in AFCARS."
beware   = "The child looks as if still placed; who is in care today differs between the two."
since    = "0.2"

[[example]]
placements = """
child_id | removal_date | began_on   | ended_on   | file_id
A        | 2022-10-05   | 2022-10-05 | 2023-01-05 | E
B        | 2022-10-05   | 2022-10-05 | 2023-01-06 | E
C        | 2022-10-05   | 2022-10-05 |            | E
D        | 2022-10-05   | 2022-10-05 |            | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
afcars_oohc_removals = """
e4_child_record_number | e69_removal_date | e153_exit_date | submission | file_id
A                      | 2022-10-05       | 2023-01-05     | 23A        | F
B                      | 2022-10-05       | 2023-01-05     | 23A        | F
C                      | 2022-10-05       | 2023-01-05     | 23A        | F
D                      | 2022-10-05       |                | 23A        | F
"""
holds = ["A"]
violates = ["B", "C"]
---*/
select
    p.file_id,
    p.record_number,
    p.child_id,
    p.ended_on is null or p.ended_on > r.exit_date as is_violation
from checked.placements as p
inner join checked.removals_in_afcars as r on p.child_id = r.child_id and p.removal_date = r.removal_date
where r.exit_date is not null
