/*---
says     = "The incident happened on or before the day of the report."
fields   = ["inciddt", "rptdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the date that is wrong; a later incident belongs into a report of its own."
beware   = "Maltreatment in foster care goes by the incident: a wrong date puts it into or out of care."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | inciddt
R1    | C1   | 2023-01-15 | 2023-01-15
R2    | C1   | 2023-01-15 | 2023-01-16
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
    inciddt > rptdt as is_violation
from checked.ncands_child
where inciddt is not null and rptdt is not null
