/*---
says     = "All children of a report have the same report date and the same disposition date."
fields   = ["rptdt", "rptdisdt", "rpttm"]
category = "conformance"
level    = "file"
severity = "error"
source   = "NCANDS Child File, section I holds facts of the report; judgement of this project"
fix      = "Give all records of a report the same facts; give a report of another day an identifier of its own."
beware   = "Siblings of one report land in different months, and a count of reports depends on which child is looked at."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | rptdisdt
R1    | C1   | 2023-01-15 | 2023-02-15
R1    | C2   | 2023-01-15 | 2023-02-15
R2    | C1   | 2023-01-15 | 2023-02-15
R2    | C2   | 2023-01-15 | 2023-02-16
R3    | C1   | 2023-01-15 | 2023-02-15
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    record_number,
    rptid,
    is_rptdt_different or is_rptdisdt_different or is_rpttm_different as is_violation
from checked.ncands_reports
where records > 1
