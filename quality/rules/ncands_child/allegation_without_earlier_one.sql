/*---
says     = "Maltreatments fill the places in order, without a gap."
fields   = ["chmal1", "chmal2", "chmal3", "chmal4"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 26 to 33; judgement of this project"
fix      = "Move the maltreatments up, each with its disposition and the perpetrators' answers on it."
beware   = "Programs that read the first place alone miss the maltreatment."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1  | chmal2         | chmal3
R1    | C1   | neglect | physical_abuse |
R2    | C1   |         | physical_abuse |
R3    | C1   | neglect |                | physical_abuse
R4    | C1   | neglect |                |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (chmal4 is not null and chmal3 is null)
    or (chmal3 is not null and chmal2 is null)
    or (chmal2 is not null and chmal1 is null)
        as is_violation
from checked.ncands_child
where coalesce(chmal2, chmal3, chmal4) is not null
