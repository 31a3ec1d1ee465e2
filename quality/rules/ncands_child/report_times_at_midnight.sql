/*---
says      = "Reports come in at all hours, not at 00:00."
fields    = ["rpttm"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project: one minute of 1,440 would get far fewer"
source    = "Judgement of this project"
fix       = "Send the real time of the report; leave it blank where the system holds only a date."
beware    = "A time that a system filled in adds up to a day to every response time."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rpttm
R1    | C1   | 0001
R2    | C1   | 0000
R3    | C1   |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rpttm = '0000' as is_violation
from checked.ncands_child
where rpttm is not null
