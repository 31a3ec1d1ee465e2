/*---
says      = "A report that was looked into has the day on which that began."
fields    = ["invdate"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project, after the 10 percent that AFCARS allows for an element"
source    = "NCANDS Child File, field 7, to be submitted for all records; limit by judgement of this project"
fix       = "Enter the day of the first face-to-face contact with the alleged victim, else of the first contact with someone informed."
beware    = "Response times rest on those that were dated; the others may be the slow ones."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | invdate
R1    | C1   | 2023-01-16
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
    invdate is null as is_violation
from checked.ncands_child
