/*---
says     = "A date of a petition stands only where there was one."
fields   = ["petdate", "juvpet"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 62 and 63; judgement of this project"
fix      = "Enter yes for the petition, or clear the date."
beware   = "Shares of children before the court are too low."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | juvpet | petdate
R1    | C1   | yes    | 2023-02-01
R2    | C1   | no     | 2023-02-01
R3    | C1   |        | 2023-02-01
R4    | C1   | no     |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(juvpet, 'unknown') <> 'yes' as is_violation
from checked.ncands_child
where petdate is not null
