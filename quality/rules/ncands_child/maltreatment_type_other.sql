/*---
says      = "The first type of maltreatment is one of the named ones, but for some."
fields    = ["chmal1"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.25
finds     = "file"
basis     = "Judgement of this project: more than a quarter points to a mapping that was not made"
source    = "Judgement of this project"
fix       = "Map the system's allegations to the types; other is for those that fit none."
beware    = "Shares by type of maltreatment say less the more hides under other and unknown."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1
R1    | C1   | neglect
R2    | C1   | other
R3    | C1   | unknown
R4    | C1   | none_alleged
R5    | C1   |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    chmal1 in ('other', 'unknown') as is_violation
from checked.ncands_child
where chmal1 is not null and chmal1 <> 'none_alleged'
