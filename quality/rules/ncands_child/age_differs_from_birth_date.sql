/*---
says     = "The age at the report is the age that follows from the date of birth."
fields   = ["chage", "chbdate", "rptdt"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "NCANDS Child File, field 12; judgement of this project"
fix      = "Compute the age from the date of birth and the date of the report, in completed years."
beware   = "Figures by age use the age as it was sent; recurrence leaves children out by it."
since    = "0.2"
notes    = """
Not checked here: the unborn, unknown ages, and ages that are no code (a rule of their own).
"""

[[example]]
ncands_child = """
rptid | chid | rptdt      | chbdate    | chage
R1    | C1   | 2023-01-15 | 2015-01-15 | 8
R2    | C1   | 2023-01-15 | 2015-01-16 | 8
R3    | C1   | 2023-01-15 | 2015-01-16 | 99
R4    | C1   | 2023-01-15 | 2023-03-01 | 77
R5    | C1   | 2023-01-15 |            | 8
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    chage <> age_in_years(chbdate, rptdt) as is_violation
from checked.ncands_child
where chage <= 21 and chbdate <= rptdt
