/*---
says     = "A perpetrator with charge of the child by relationship is older than the child."
fields   = ["per1age", "per2age", "per3age", "chage", "per1rel", "per2rel", "per3rel"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project"
fix      = "Check both ages and the relationship."
beware   = "Figures by relationship and by the perpetrator's age contradict each other."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chage | per1id | per1rel        | per1age
R1    | C1   | 15    | P1     | legal_guardian | 16
R2    | C1   | 15    | P1     | legal_guardian | 15
R3    | C1   | 15    | P1     | other_relative | 13
R4    | C1   | 15    | P1     | facility_staff | 99
"""
holds = ["R1 C1 1"]
violates = ["R2 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    age <= chage as is_violation
from checked.ncands_perpetrators
where age <> 99
    and chage <= 21
    and (is_substitute_care or relationship in ('parent', 'legal_guardian', 'child_daycare_provider'))
