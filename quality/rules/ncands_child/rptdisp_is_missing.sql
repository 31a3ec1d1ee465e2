/*---
says      = "A record has a readable disposition of the report."
fields    = ["rptdisp"]
category  = "completeness"
level     = "field"
severity  = "block"
threshold = 0.10
basis     = "A choice of this project, after the 10 percent of errors per element that the AFCARS compliance rules (45 CFR 1355.46) are understood to allow; the text was not compared."
source    = "NCANDS Child File, field 9"
fix       = "Enter the disposition of the report."
beware    = "Without it nobody knows what the report came to. A file that lacks it in more than the limit is not used."
since     = "0.1"

[[example]]
ncands_child = """
rptid | chid | rptdisp
R1    | C1   | substantiated
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
    rptdisp is null as is_violation
from checked.ncands_child
