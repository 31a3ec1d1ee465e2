/*---
says     = "The investigation begins on or after the day of the report."
fields   = ["rptdt", "invdate"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File, order of report, investigation and disposition; judgement of this project"
fix      = "Compare both dates with the case record; where the investigation belongs to an earlier report of the same family, give that report's date or leave the start blank."
beware   = "A response before its report has no response time: the record is left out of response times and may hide slow responses."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | invdate
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
    invdate < rptdt as is_violation
from checked.ncands_child
where rptdt is not null and invdate is not null
