/*---
says      = "A perpetrator who is a parent has the kind of parent."
fields    = ["per1prnt", "per2prnt", "per3prnt", "per1rel", "per2rel", "per3rel"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project, after the 10 percent that AFCARS allows for an element"
source    = "NCANDS Child File layout, field 90 and the same of further perpetrators; judgement of this project"
fix       = "Enter whether the parent is a biological, step- or adoptive parent."
beware    = "Adoptive and step-parents cannot be told apart among perpetrators."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1rel        | per1prnt
R1    | C1   | P1     | parent         | unknown
R2    | C1   | P1     | parent         |
R3    | C1   | P1     | other_relative |
"""
holds = ["R1 C1 1"]
violates = ["R2 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    parent_type is null as is_violation
from checked.ncands_perpetrators
where relationship = 'parent'
