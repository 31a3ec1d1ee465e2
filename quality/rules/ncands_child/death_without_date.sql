/*---
says     = "A death of maltreatment has its date."
fields   = ["deathdt", "maldeath"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, fields 34 and 149; judgement of this project"
fix      = "Enter the date of death."
beware   = "Nobody can tell the year of the death from that of the report."
since    = "0.2"
notes    = """
Not checked before FFY2018: older layouts end before the date.
"""

[[example]]
ncands_child = """
rptid | chid | subyr | maldeath | deathdt
R1    | C1   | 2023  | yes      | 2023-01-14
R2    | C1   | 2023  | yes      |
R3    | C1   | 2017  | yes      |
R4    | C1   | 2023  | no       |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    deathdt is null as is_violation
from checked.ncands_child
where maldeath = 'yes' and subyr >= 2018
