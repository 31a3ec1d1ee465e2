/*---
says     = "A child has the age of the unborn when, and only when, the date of birth lies after the report."
fields   = ["chage", "chbdate", "rptdt"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "NCANDS Child File, code 77 of field 12; judgement of this project"
fix      = "Enter 77 for a child not yet born on the day of the report, the age in years for any other."
beware   = "The unborn are left out of recurrence; a child taken for unborn is missing there."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | chbdate    | chage
R1    | C1   | 2023-01-15 | 2023-01-16 | 77
R2    | C1   | 2023-01-15 | 2023-01-15 | 77
R3    | C1   | 2023-01-15 | 2023-01-16 | 0
R4    | C1   | 2023-01-15 | 2023-01-15 | 0
R5    | C1   | 2023-01-15 | 2023-01-16 | 99
"""
holds = ["R1 C1", "R4 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (chage = 77) <> (chbdate > rptdt) as is_violation
from checked.ncands_child
where chage <> 99 and chbdate is not null and rptdt is not null
