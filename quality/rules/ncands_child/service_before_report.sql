/*---
says     = "Services after the investigation began on or after the day of the report."
fields   = ["servdate", "rptdt"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the first service for this report; for services that went on from before, say so when asked."
beware   = "A time to services below nought is left out of averages."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | servdate
R1    | C1   | 2023-01-15 | 2023-01-15
R2    | C1   | 2023-01-15 | 2023-01-14
R3    | C1   | 2023-01-15 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    servdate < rptdt as is_violation
from checked.ncands_child
where servdate is not null and rptdt is not null
