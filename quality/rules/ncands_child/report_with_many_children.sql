/*---
says     = "A report names at most 12 children."
fields   = ["rptid"]
category = "plausibility"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Check whether one identifier stands for several reports, of an institution or of a day; explain large families."
beware   = "Reports are too few; children of different incidents share one disposition."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid
R1    | C01
R1    | C02
R1    | C03
R1    | C04
R1    | C05
R1    | C06
R1    | C07
R1    | C08
R1    | C09
R1    | C10
R1    | C11
R1    | C12
R2    | C01
R2    | C02
R2    | C03
R2    | C04
R2    | C05
R2    | C06
R2    | C07
R2    | C08
R2    | C09
R2    | C10
R2    | C11
R2    | C12
R2    | C13
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    record_number,
    rptid,
    records > 12 as is_violation
from checked.ncands_reports
