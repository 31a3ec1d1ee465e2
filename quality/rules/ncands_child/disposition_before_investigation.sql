/*---
says     = "The report got its disposition on or after the day the investigation began."
fields   = ["rptdisdt", "invdate"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File, order of report, investigation and disposition; judgement of this project"
fix      = "Compare both dates with the case record; a start entered after the decision is often the day of data entry."
beware   = "The response time of the record is too long or its investigation too short; both are taken from these dates."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | invdate    | rptdisdt
R1    | C1   | 2023-01-16 | 2023-01-16
R2    | C1   | 2023-01-16 | 2023-01-15
R3    | C1   |            | 2023-01-15
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rptdisdt < invdate as is_violation
from checked.ncands_child
where rptdisdt is not null and invdate is not null
