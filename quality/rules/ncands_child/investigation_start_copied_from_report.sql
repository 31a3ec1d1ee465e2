/*---
says      = "The start of the investigation is a moment of its own, not a copy of the report's."
fields    = ["invstrtm", "rpttm", "invdate", "rptdt"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.25
finds     = "file"
basis     = "Judgement of this project: a reporter may stand before the worker, but not for one report in four"
source    = "Judgement of this project"
fix       = "Check that the extraction takes the first contact, not the assignment or the report itself."
beware    = "Response times of nought say that the field is filled by the system, not that the agency is at once at every door."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | invdate    | rpttm | invstrtm
R1    | C1   | 2023-01-15 | 2023-01-15 | 0930  | 0931
R2    | C1   | 2023-01-15 | 2023-01-15 | 0930  | 0930
R3    | C1   | 2023-01-15 | 2023-01-16 | 0930  | 0930
R4    | C1   | 2023-01-15 | 2023-01-15 |       |
"""
holds = ["R1 C1", "R3 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    invdate = rptdt and invstrtm = rpttm as is_violation
from checked.ncands_child
where rptdt is not null and invdate is not null and rpttm is not null and invstrtm is not null
