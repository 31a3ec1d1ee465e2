/*---
says      = "A record has a readable day of the report."
fields    = ["rptdt"]
category  = "completeness"
level     = "field"
severity  = "block"
threshold = 0.10
basis     = "A choice of this project, after the 10 percent of errors per element that the AFCARS compliance rules (45 CFR 1355.46) are understood to allow; the text was not compared."
source    = "NCANDS Child File, field 6"
fix       = "Enter the date of the report."
beware    = "Without it the report has no place in time: it is in no recurrence and no response time. A file that lacks it in more than the limit is not used."
since     = "0.1"

[[example]]
ncands_child = """
rptid | chid | rptdt
R1    | C1   | 2023-01-15
R2    | C1   |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rptdt is null as is_violation
from checked.ncands_child
