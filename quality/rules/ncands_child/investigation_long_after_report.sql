/*---
says     = "The investigation begins within 90 days of the report."
fields   = ["invdate", "rptdt"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check both dates; explain responses that took so long."
beware   = "A few very late starts pull the average response time up; the median stands it better."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | invdate
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
    date_diff('day', rptdt, invdate) > 90 as is_violation
from checked.ncands_child
where rptdt is not null and invdate is not null
