/*---
says     = "A date of death stands only for a child who died of maltreatment."
fields   = ["deathdt", "maldeath"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 34 and 149; judgement of this project"
fix      = "Enter yes for the death of maltreatment, or clear the date."
beware   = "A death that is dated but not said is in no count of fatalities."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | maldeath | deathdt
R1    | C1   | yes      | 2023-01-14
R2    | C1   | no       | 2023-01-14
R3    | C1   |          | 2023-01-14
R4    | C1   | no       |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(maldeath, 'unknown') <> 'yes' as is_violation
from checked.ncands_child
where deathdt is not null
