/*---
says     = "Services began within 90 days of the disposition."
fields   = ["servdate", "rptdisdt"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS: services within 90 days of the disposition count as services after the investigation; general knowledge, to be confirmed with the codebook"
fix      = "Send services of this report alone; later ones belong to a later report or to none."
beware   = "Shares of children with services are too high beside states that keep to 90 days."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdisdt   | servdate
R1    | C1   | 2023-01-01 | 2023-04-01
R2    | C1   | 2023-01-01 | 2023-04-02
R3    | C1   | 2023-01-01 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    date_diff('day', rptdisdt, servdate) > 90 as is_violation
from checked.ncands_child
where servdate is not null and rptdisdt is not null
