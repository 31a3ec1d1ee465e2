/*---
says      = "The relationship of a perpetrator to the child is known, but for some."
fields    = ["per1rel", "per2rel", "per3rel"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project, after the 10 percent that AFCARS allows for an element"
source    = "NCANDS Child File layout, field 89 and the same of further perpetrators; limit by judgement of this project"
fix       = "Enter the relationship; foster parents and staff first, for a federal indicator depends on them."
beware    = "Maltreatment by foster parents and staff may hide among the unknown."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1rel
R1    | C1   | P1     | parent
R2    | C1   | P1     | unknown
R3    | C1   | P1     |
R4    | C1   |        |
"""
holds = ["R1 C1 1"]
violates = ["R2 C1 1", "R3 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    coalesce(relationship, 'unknown') = 'unknown' as is_violation
from checked.ncands_perpetrators
