/*---
says     = "An arrangement ends on or after its first day."
fields   = ["ended_on", "began_on"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Contract of the extract: ended_on is the first day no longer in the arrangement"
fix      = "Compare both days with the placement record."
beware   = "The order of the arrangements is in doubt, and with it the number of moves."
since    = "0.2"

[[example]]
placements = """
child_id | began_on   | ended_on
A        | 2022-10-05 | 2022-10-05
B        | 2022-10-05 | 2022-10-04
C        | 2022-10-05 |
"""
holds = ["A"]
violates = ["B"]
---*/
select
    file_id,
    record_number,
    child_id,
    ended_on < began_on as is_violation
from checked.placements
where ended_on is not null and began_on is not null
