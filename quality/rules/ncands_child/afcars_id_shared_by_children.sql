/*---
says     = "An AFCARS identifier belongs to one child."
fields   = ["afcarsid", "chid"]
category = "conformance"
level    = "file"
severity = "error"
source   = "Judgement of this project: an identifier stands for one child"
fix      = "Find the right AFCARS identifier of each child; siblings have one each."
beware   = "Days in care of one child are joined to reports of another."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | afcarsid
R1    | C1   | A1
R2    | C1   | A1
R3    | C2   | A2
R4    | C3   | A2
R5    | C4   |
"""
holds = ["A1"]
violates = ["A2"]
---*/
select
    file_id,
    min(record_number) as record_number,
    afcarsid,
    count(distinct chid) > 1 as is_violation
from checked.ncands_child_reports
where afcarsid is not null
group by file_id, afcarsid
