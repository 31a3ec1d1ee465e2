/*---
says     = "All children of a report have the same county and the same start of the investigation."
fields   = ["invdate", "invstrtm", "rptcnty"]
category = "plausibility"
level    = "file"
severity = "query"
source   = "NCANDS Child File, section I holds facts of the report; judgement of this project"
fix      = "Give the first contact made for the report; where each child was seen on another day, send the earliest."
beware   = "The response time of a report depends on which child is looked at; the county may too."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | invdate    | rptcnty
R1    | C1   | 2023-01-16 | 001
R1    | C2   | 2023-01-16 | 001
R2    | C1   | 2023-01-16 | 001
R2    | C2   | 2023-01-18 | 001
R3    | C1   | 2023-01-16 | 001
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    record_number,
    rptid,
    is_invdate_different or is_invstrtm_different or is_rptcnty_different as is_violation
from checked.ncands_reports
where records > 1
