/*---
says     = "All children of a report have the same report source and the same report disposition."
fields   = ["rptsrc", "rptdisp"]
category = "conformance"
level    = "file"
severity = "error"
source   = "NCANDS Child File, section I holds facts of the report; judgement of this project"
fix      = "Give all records of a report the report's own source and disposition; a child's finding belongs into the maltreatment fields."
beware   = "A count of reports by source or disposition depends on which child of the report is looked at."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptsrc  | rptdisp
R1    | C1   | medical | substantiated
R1    | C2   | medical | substantiated
R2    | C1   | medical | substantiated
R2    | C2   | medical | unsubstantiated
R3    | C1   | parent  | unsubstantiated
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    record_number,
    rptid,
    is_rptsrc_different or is_rptdisp_different as is_violation
from checked.ncands_reports
where records > 1
