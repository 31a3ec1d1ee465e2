/*---
says     = "A race that cannot be determined stands alone."
fields   = ["chracud", "chracai", "chracas", "chracbl", "chracnh", "chracwh"]
category = "conformance"
level    = "child"
severity = "error"
source   = "NCANDS Child File, note to field 20; judgement of this project"
fix      = "Clear the answer that race cannot be determined where a race is known."
beware   = "Such a child is counted with the race that is given."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chracud | chracbl | chracwh
R1    | C1   | yes     | no      | no
R2    | C1   | yes     | yes     | no
R3    | C1   | no      | yes     | yes
R4    | C1   | yes     |         |
"""
holds = ["R1 C1", "R4 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce('yes' in (chracai, chracas, chracbl, chracnh, chracwh), false) as is_violation
from checked.ncands_child
where chracud = 'yes'
