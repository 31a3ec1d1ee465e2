/*---
says     = "The report's disposition is at least as grave as that of each of its children."
fields   = ["rptdisp", "mal1lev", "mal2lev", "mal3lev", "mal4lev"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File, field 9: the report carries the gravest disposition among its maltreatments"
fix      = "Derive the report's disposition from its children anew, or correct the child's."
beware   = "Counts of reports and counts of victims tell different stories about the same report."
since    = "0.2"
notes    = """
Gravity runs from substantiated over indicated, the alternative responses and unsubstantiated to closed without a finding. A
child without any such disposition (none alleged, other, unknown) is not compared.
"""

[[example]]
ncands_child = """
rptid | chid | rptdisp         | mal1lev                 | mal2lev
R1    | C1   | substantiated   | substantiated           |
R2    | C1   | unsubstantiated | unsubstantiated         | indicated
R3    | C1   | unsubstantiated | no_alleged_maltreatment |
R4    | C1   | other           | unsubstantiated         |
R5    | C1   | substantiated   | unsubstantiated         |
"""
holds = ["R1 C1", "R5 C1"]
violates = ["R2 C1", "R4 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    report_gravity > gravity as is_violation
from checked.ncands_child_reports
where report_gravity is not null and gravity <= 7
