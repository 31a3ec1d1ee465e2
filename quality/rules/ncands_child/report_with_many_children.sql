/*---
says     = "A report names at most 20 children."
fields   = ["rptid"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Check whether one identifier stands for several reports, of an institution or of a day."
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
R1    | C13
R1    | C14
R1    | C15
R1    | C16
R1    | C17
R1    | C18
R1    | C19
R1    | C20
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
R2    | C14
R2    | C15
R2    | C16
R2    | C17
R2    | C18
R2    | C19
R2    | C20
R2    | C21
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    min(record_number) as record_number,
    rptid,
    count(*) > 20 as is_violation
from checked.ncands_child
group by file_id, rptid
