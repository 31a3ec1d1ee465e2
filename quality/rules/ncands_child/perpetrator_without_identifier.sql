/*---
says     = "Answers on a perpetrator stand beside an identifier."
fields   = ["per1id", "per2id", "per3id", "per1rel", "per2rel", "per3rel"]
category = "completeness"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 88 to 144; judgement of this project"
fix      = "Enter the perpetrator's encrypted identifier, nines for one who is unknown; or clear the answers."
beware   = "A perpetrator without an identifier is in no count of perpetrators."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1rel | per2rel
R1    | C1   | P1     | parent  |
R2    | C1   |        | parent  |
R3    | C1   | P1     | parent  | parent
R4    | C1   |        |         |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (per1id is null and coalesce(per1rel, per1prnt, per1cr, per1sex, per1mal1) is not null)
    or (per2id is null and coalesce(per2rel, per2prnt, per2cr, per2sex, per2mal1) is not null)
    or (per3id is null and coalesce(per3rel, per3prnt, per3cr, per3sex, per3mal1) is not null)
        as is_violation
from checked.ncands_child
where coalesce(
        per1id, per1rel, per1prnt, per1cr, per1sex, per1mal1,
        per2id, per2rel, per2prnt, per2cr, per2sex, per2mal1,
        per3id, per3rel, per3prnt, per3cr, per3sex, per3mal1
    ) is not null
