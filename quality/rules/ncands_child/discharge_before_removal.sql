/*---
says     = "A child leaves foster care no earlier than it was removed."
fields   = ["fcdchdt", "rmvdate"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 61 and 150; judgement of this project"
fix      = "Correct the date that is wrong; the discharge must end the removal of the same record."
beware   = "The stay in care of the record is negative."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rmvdate    | fcdchdt
R1    | C1   | 2023-02-01 | 2023-02-01
R2    | C1   | 2023-02-01 | 2023-01-31
R3    | C1   | 2023-02-01 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    fcdchdt < rmvdate as is_violation
from checked.ncands_child
where fcdchdt is not null and rmvdate is not null
