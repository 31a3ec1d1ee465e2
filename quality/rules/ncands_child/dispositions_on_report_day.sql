/*---
says      = "Reports get their disposition later than on the day they are received, but for a few."
fields    = ["rptdisdt", "rptdt"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.25
finds     = "file"
basis     = "Judgement of this project: even quick screening decides few reports on the day"
source    = "Judgement of this project"
fix       = "Check that the extraction does not put one date into both fields."
beware    = "When one date stands for both, neither the length of investigations nor the year of a report can be trusted."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | rptdisdt
R1    | C1   | 2023-01-15 | 2023-02-20
R2    | C1   | 2023-01-15 | 2023-01-15
R3    | C1   | 2023-01-15 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rptdisdt = rptdt as is_violation
from checked.ncands_child
where rptdt is not null and rptdisdt is not null
