/*---
says      = "The county that looked into a report is known, but for a few."
fields    = ["rptcnty"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.05
finds     = "file"
basis     = "Judgement of this project: every report is looked into by some office"
source    = "NCANDS Child File, field 5; limit by judgement of this project"
fix       = "Enter the county that did the work; 999 is for reports of which nobody can tell."
beware    = "Figures by county leave these reports out; rates of counties are too low."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptcnty
R1    | C1   | 001
R2    | C1   | 999
R3    | C1   |
R4    | C1   | 998
"""
holds = ["R1 C1", "R4 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(rptcnty, '999') = '999' as is_violation
from checked.ncands_child
