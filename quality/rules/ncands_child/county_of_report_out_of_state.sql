/*---
says      = "A report is looked into by a county of the state, but for a few."
fields    = ["rptcnty"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.05
finds     = "file"
basis     = "Judgement of this project: an agency seldom works outside its state"
source    = "NCANDS Child File, field 5; limit by judgement of this project"
fix       = "Enter the county that did the work, not the one where the child lives or the incident happened."
beware    = "Figures by county leave these reports out."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptcnty
R1    | C1   | 001
R2    | C1   | 998
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
    rptcnty = '998' as is_violation
from checked.ncands_child
where rptcnty is not null
