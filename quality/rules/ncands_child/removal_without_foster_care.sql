/*---
says     = "A removal date stands only where foster care was given."
fields   = ["rmvdate", "fostercr"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 60 and 61; judgement of this project"
fix      = "Enter yes for foster care services, or clear the date."
beware   = "Shares of children who were removed are too low."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | fostercr | rmvdate
R1    | C1   | yes      | 2023-02-01
R2    | C1   | no       | 2023-02-01
R3    | C1   |          | 2023-02-01
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
    coalesce(fostercr, 'unknown') <> 'yes' as is_violation
from checked.ncands_child
where rmvdate is not null
