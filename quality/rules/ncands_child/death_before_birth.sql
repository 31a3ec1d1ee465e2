/*---
says     = "A child dies no earlier than it is born."
fields   = ["deathdt", "chbdate"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the date of birth or of death."
beware   = "Age at death is negative; the record may join two children."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chbdate    | deathdt
R1    | C1   | 2023-01-14 | 2023-01-14
R2    | C1   | 2023-01-14 | 2023-01-13
R3    | C1   |            | 2023-01-13
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    deathdt < chbdate as is_violation
from checked.ncands_child
where deathdt is not null and chbdate is not null
