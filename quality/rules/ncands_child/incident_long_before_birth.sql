/*---
says     = "The incident happened at most 300 days before the child was born."
fields   = ["inciddt", "chbdate"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project: harm before birth is possible, before conception it is not"
fix      = "Correct the date of the incident or of birth."
beware   = "The incident is not this child's; maltreatment in foster care goes by its date."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chbdate    | inciddt
R1    | C1   | 2023-01-15 | 2022-03-21
R2    | C1   | 2023-01-15 | 2022-03-20
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
    date_diff('day', inciddt, chbdate) > 300 as is_violation
from checked.ncands_child
where inciddt is not null and chbdate is not null
