/*---
says      = "Who made the report is known, but for some."
fields    = ["rptsrc"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.25
finds     = "file"
basis     = "Judgement of this project: more than a quarter points to a mapping that was not made"
source    = "NCANDS Child File, field 8; limit by judgement of this project"
fix       = "Map the system's reporter types to the codes; anonymous has a code of its own."
beware    = "Shares by report source rest on the others, and professionals may be missing more often than neighbors."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptsrc
R1    | C1   | anonymous
R2    | C1   | unknown
R3    | C1   | other
R4    | C1   |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rptsrc in ('unknown', 'other') as is_violation
from checked.ncands_child
where rptsrc is not null
