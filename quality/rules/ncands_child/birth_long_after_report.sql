/*---
says     = "A child is born no later than 300 days after the report."
fields   = ["chbdate", "rptdt"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "Judgement of this project: a pregnancy that was known at the report ends within 300 days"
fix      = "Correct the date of birth; look for the worker's or the file's date in its place."
beware   = "A child not yet conceived was hardly reported; age and identity of the record are in doubt."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | chbdate
R1    | C1   | 2023-01-15 | 2023-11-11
R2    | C1   | 2023-01-15 | 2023-11-12
R3    | C1   | 2023-01-15 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    date_diff('day', rptdt, chbdate) > 300 as is_violation
from checked.ncands_child
where chbdate is not null and rptdt is not null
