/*---
says     = "A field that is answered says unknown in at most half of its answers."
fields   = ["notifs", "chage", "chethn", "chlvng", "per1age", "per1rel"]
category = "completeness"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Ask for the answer at intake; where it stands in another system take it from there."
beware   = "Breakdowns by the field rest on less than half of the children."
since    = "0.2"
notes    = """
In the example 10 of 20 living arrangements are unknown, 11 of 20 ethnicities. Fields with fewer than 20 answers are not
looked at.
"""

[[example]]
ncands_child = """
rptid | chid | chlvng        | chethn   | chmil
R01   | C1   | unknown       | unknown  | unknown
R02   | C1   | unknown       | unknown  | unknown
R03   | C1   | unknown       | unknown  | unknown
R04   | C1   | unknown       | unknown  | unknown
R05   | C1   | unknown       | unknown  | unknown
R06   | C1   | unknown       | unknown  | unknown
R07   | C1   | unknown       | unknown  | unknown
R08   | C1   | unknown       | unknown  | unknown
R09   | C1   | unknown       | unknown  | unknown
R10   | C1   | unknown       | unknown  | unknown
R11   | C1   | single_mother | unknown  | unknown
R12   | C1   | single_mother | hispanic | unknown
R13   | C1   | single_mother | hispanic | unknown
R14   | C1   | single_mother | hispanic | unknown
R15   | C1   | single_mother | hispanic | unknown
R16   | C1   | single_mother | hispanic | unknown
R17   | C1   | single_mother | hispanic | unknown
R18   | C1   | single_mother | hispanic | unknown
R19   | C1   | single_mother | hispanic | unknown
R20   | C1   | single_mother | hispanic |
"""
holds = ["chlvng"]
violates = ["chethn"]
---*/
select
    file_id,
    field,
    unknown > 0.5 * filled as is_violation
from checked.ncands_field_use
where filled >= 20
