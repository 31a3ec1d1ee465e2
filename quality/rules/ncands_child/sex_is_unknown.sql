/*---
says      = "The sex of the children is known, but for a few."
fields    = ["chsex"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.05
finds     = "file"
basis     = "Judgement of this project, after the CFSR limit for a missing age"
source    = "NCANDS Child File, field 14; limit by judgement of this project"
fix       = "Enter the sex; leave unknown to the unborn and to children nobody saw."
beware    = "The check that an identifier stands for one child compares sex: it cannot where it is unknown."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | chsex   | chage
R1    | C1   | male    | 4
R2    | C1   | unknown | 4
R3    | C1   |         | 4
R4    | C1   | unknown | 77
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(chsex, 'unknown') = 'unknown' as is_violation
from checked.ncands_child
where coalesce(chage, 99) <> 77
