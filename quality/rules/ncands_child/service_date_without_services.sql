/*---
says     = "A day of services stands only where services were given."
fields   = ["servdate", "postserv"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 56 and 57; judgement of this project"
fix      = "Enter yes for services after the investigation, or clear the date."
beware   = "Shares of children with services leave the child out though it was served."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | postserv | servdate
R1    | C1   | yes      | 2023-02-01
R2    | C1   | no       | 2023-02-01
R3    | C1   | unknown  | 2023-02-01
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
    coalesce(postserv, 'unknown') <> 'yes' as is_violation
from checked.ncands_child
where servdate is not null
