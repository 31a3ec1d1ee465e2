/*---
says     = "A record names each perpetrator once."
fields   = ["per1id", "per2id", "per3id"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 88, 107 and 126; judgement of this project"
fix      = "Send each perpetrator once, with the answers on all maltreatments."
beware   = "Counts of perpetrators of the record are too high."
since    = "0.2"
notes    = """
An identifier of nines stands for one who is unknown; there may be two of them.
"""

[[example]]
ncands_child = """
rptid | chid | per1id       | per2id       | per3id
R1    | C1   | P1           | P2           |
R2    | C1   | P1           | P2           | P1
R3    | C1   | 999999999999 | 999999999999 |
R4    | C1   | P1           |              |
"""
holds = ["R1 C1", "R3 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(per1id = per2id and replace(per1id, '9', '') <> '', false)
    or coalesce(per1id = per3id and replace(per1id, '9', '') <> '', false)
    or coalesce(per2id = per3id and replace(per2id, '9', '') <> '', false)
        as is_violation
from checked.ncands_child
where per1id is not null and coalesce(per2id, per3id) is not null
