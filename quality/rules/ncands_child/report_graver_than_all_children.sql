/*---
says     = "Some child of a report has the disposition that the report has."
fields   = ["rptdisp", "mal1lev", "mal2lev", "mal3lev", "mal4lev"]
category = "plausibility"
level    = "file"
severity = "query"
source   = "NCANDS Child File, field 9: the report carries the gravest disposition among its maltreatments"
fix      = "Look for children of the report that were left out of the file; else correct the report's disposition."
beware   = "A substantiated report without a victim in the file means a victim who is not counted."
since    = "0.2"
notes    = """
Not looked at: reports whose own disposition is other or unknown, and those without an alleged victim (a rule of
their own).
"""

[[example]]
ncands_child = """
rptid | chid | rptdisp         | mal1lev
R1    | C1   | substantiated   | unsubstantiated
R1    | C2   | substantiated   | substantiated
R2    | C1   | indicated       | unsubstantiated
R2    | C2   | indicated       | no_alleged_maltreatment
R3    | C1   | unknown         | unsubstantiated
R4    | C1   | unsubstantiated | no_alleged_maltreatment
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    min(record_number) as record_number,
    rptid,
    min(report_gravity) < min(gravity) as is_violation
from checked.ncands_child_reports
where report_gravity <= 7 and gravity is not null
group by file_id, rptid
having min(gravity) <= 7
