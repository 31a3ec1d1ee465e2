/*---
says      = "A child has a race, or it is said that none can be determined."
fields    = ["chracai", "chracas", "chracbl", "chracnh", "chracwh", "chracud"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project, after the 10 percent that AFCARS allows for an element"
source    = "NCANDS Child File, fields 15 to 20; judgement of this project"
fix       = "Enter yes for each race that applies; where none is known, yes for unable to determine."
beware    = "Disparity figures set these children apart; when many are not stated, rates of all groups are too low."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | chracbl | chracwh | chracud
R1    | C1   | yes     | no      | no
R2    | C1   | no      | no      | no
R3    | C1   | no      | no      | yes
R4    | C1   |         |         |
"""
holds = ["R1 C1", "R3 C1"]
violates = ["R2 C1", "R4 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    not coalesce('yes' in (chracai, chracas, chracbl, chracnh, chracwh, chracud), false) as is_violation
from checked.ncands_child
