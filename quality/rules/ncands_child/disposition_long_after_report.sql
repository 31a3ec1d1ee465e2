/*---
says     = "The report gets its disposition within a year."
fields   = ["rptdisdt", "rptdt"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check both dates; close reports that are finished but were left open in the system."
beware   = "Reports closed in a batch long after the work fill one year with cases of another."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | rptdisdt
R1    | C1   | 2022-01-15 | 2023-01-15
R2    | C1   | 2022-01-15 | 2023-01-16
R3    | C1   | 2022-01-15 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    date_diff('day', rptdt, rptdisdt) >= 365 and rptdisdt > cast(rptdt + interval 1 year as date)
        as is_violation
from checked.ncands_child
where rptdt is not null and rptdisdt is not null
