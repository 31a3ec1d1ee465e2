/*---
says     = "Perpetrators fill the places in order, without a gap."
fields   = ["per1id", "per2id", "per3id"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 88 to 144; judgement of this project"
fix      = "Move the perpetrators up, each with all its answers."
beware   = "Programs that read the first place alone miss the perpetrator; maltreatment in foster care depends on who it is."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per2id | per3id
R1    | C1   | P1     | P2     |
R2    | C1   |        | P2     |
R3    | C1   | P1     |        | P3
R4    | C1   | P1     |        |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (per3id is not null and per2id is null) or (per2id is not null and per1id is null) as is_violation
from checked.ncands_child
where coalesce(per2id, per3id) is not null
