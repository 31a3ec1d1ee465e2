/*---
says      = "The race of most children is known."
fields    = ["chracud", "chracai", "chracas", "chracbl", "chracnh", "chracwh"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.3
finds     = "file"
basis     = "Judgement of this project: with more than three in ten unknown rates by race mislead"
source    = "Judgement of this project"
fix       = "Ask families for race; take it from other systems of the agency where it stands there."
beware    = "Disparity figures rest on the children whose race is known; those who are not known may differ."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | chracwh | chracud
R1    | C1   | yes     | no
R2    | C1   | no      | yes
R3    | C1   |         |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    not coalesce('yes' in (chracai, chracas, chracbl, chracnh, chracwh), false) as is_violation
from checked.ncands_child
