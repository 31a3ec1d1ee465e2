/*---
says     = "Sex trafficking is reported as a type from the file of FFY2018 on."
fields   = ["chmal1", "chmal2", "chmal3", "chmal4", "subyr"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File, edition FFY2018: the type was added after the Justice for Victims of Trafficking Act; judgement of this project"
fix      = "Use the type of the older code list, or check the year of the file."
beware   = "In an older file the code can mean something else."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | subyr | chmal1          | chmal2
R1    | C1   | 2018  | neglect         | sex_trafficking
R2    | C1   | 2017  | sex_trafficking |
R3    | C1   | 2017  | neglect         |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    subyr < 2018 as is_violation
from checked.ncands_child
where subyr is not null and coalesce('sex_trafficking' in (chmal1, chmal2, chmal3, chmal4), false)
