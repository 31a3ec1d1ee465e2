/*---
says     = "The kind of parent stands only for a perpetrator who is a parent."
fields   = ["per1prnt", "per2prnt", "per3prnt", "per1rel", "per2rel", "per3rel"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, field 90 and the same of further perpetrators; judgement of this project"
fix      = "Enter parent as the relationship, or clear the kind of parent."
beware   = "The perpetrator is a parent in one count and none in another."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1rel           | per1prnt
R1    | C1   | P1     | parent            | step_parent
R2    | C1   | P1     | partner_of_parent | step_parent
R3    | C1   | P1     |                   | biological_parent
R4    | C1   | P1     | parent            |
"""
holds = ["R1 C1 1"]
violates = ["R2 C1 1", "R3 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    coalesce(relationship, 'unknown') <> 'parent' as is_violation
from checked.ncands_perpetrators
where parent_type is not null
