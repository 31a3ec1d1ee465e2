/*---
says     = "An age is from 0 to 21, or the code of the unborn or of the unknown."
fields   = ["chage"]
category = "conformance"
level    = "field"
severity = "error"
source   = "CFSR data quality checks as coded in public programs; NCANDS Child File, codes of field 12"
fix      = "Enter the age in completed years, 77 for the unborn, 99 for unknown."
beware   = "Such a child is in no group by age, and left out of recurrence."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chage
R1    | C1   | 21
R2    | C1   | 22
R3    | C1   | 77
R4    | C1   | 78
R5    | C1   | 99
R6    | C1   |
"""
holds = ["R1 C1", "R3 C1", "R5 C1"]
violates = ["R2 C1", "R4 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    chage > 21 and chage <> 77 and chage <> 99 as is_violation
from checked.ncands_child
where chage is not null
