/*---
says      = "Investigations begin at times of day that were written down, not at 00:00."
fields    = ["invstrtm"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project: one minute of 1,440 would get far fewer"
source    = "Judgement of this project"
fix       = "Send the real time of the first contact; leave it blank where the system holds only a date."
beware    = "A time that a system filled in takes up to a day from every response time."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | invstrtm
R1    | C1   | 2359
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
    invstrtm = '0000' as is_violation
from checked.ncands_child
where invstrtm is not null
