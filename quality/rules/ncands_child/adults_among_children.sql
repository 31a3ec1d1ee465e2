/*---
says      = "Children of reports are under 18, but for a few."
fields    = ["chage"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.02
finds     = "file"
basis     = "Judgement of this project: few states look into reports of young adults"
source    = "Judgement of this project"
fix       = "Check the dates of birth and that the file holds child protection reports alone; explain reports of adults in care."
beware    = "Adults are left out of recurrence but stand in counts of children."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | chage
R1    | C1   | 17
R2    | C1   | 18
R3    | C1   | 21
R4    | C1   | 77
R5    | C1   | 99
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    chage >= 18 as is_violation
from checked.ncands_child
where chage <= 21
