/*---
says     = "Where the date of birth is known the age is too."
fields   = ["chage", "chbdate"]
category = "completeness"
level    = "child"
severity = "error"
source   = "NCANDS Child File, field 12; judgement of this project"
fix      = "Compute the age from the date of birth and the date of the report."
beware   = "The federal indicators use the age: the child is left out of recurrence though its birth is known."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chbdate    | chage
R1    | C1   | 2015-06-15 | 7
R2    | C1   | 2015-06-15 | 99
R3    | C1   | 2015-06-15 |
R4    | C1   |            | 99
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    chage is null or chage = 99 as is_violation
from checked.ncands_child
where chbdate is not null
