/*---
says     = "Services after the investigation have the day on which they began."
fields   = ["servdate", "postserv"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, field 57; judgement of this project"
fix      = "Enter the day of the first service."
beware   = "Times from the report to services rest on the dated ones."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | postserv | servdate
R1    | C1   | yes      | 2023-02-01
R2    | C1   | yes      |
R3    | C1   | no       |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    servdate is null as is_violation
from checked.ncands_child
where postserv = 'yes'
