/*---
says     = "The report got its disposition on or after the day it was received."
fields   = ["rptdisdt", "rptdt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File, order of report, investigation and disposition; judgement of this project"
fix      = "Compare both dates with the case record; correct the one that is wrong, and check that neither belongs to another report of the family."
beware   = "The disposition date decides the year that counts the report; one before the report may have put it into the wrong year."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | rptdisdt
R1    | C1   | 2023-01-15 | 2023-01-15
R2    | C1   | 2023-01-15 | 2023-01-14
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
    rptdisdt < rptdt as is_violation
from checked.ncands_child
where rptdisdt is not null and rptdt is not null
