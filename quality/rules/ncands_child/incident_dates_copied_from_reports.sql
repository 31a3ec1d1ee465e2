/*---
says      = "The incident has a day of its own, not that of the report in nearly every record."
fields    = ["inciddt", "rptdt"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.9
finds     = "file"
basis     = "Judgement of this project: many incidents are reported on their day, nine in ten are not"
source    = "Judgement of this project"
fix       = "Send the day of the incident; leave it blank where it is not known."
beware    = "Maltreatment in foster care uses the incident date to tell what happened in care; a copied date tells when it came to light."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | inciddt
R1    | C1   | 2023-01-15 | 2023-01-10
R2    | C1   | 2023-01-15 | 2023-01-15
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
    inciddt = rptdt as is_violation
from checked.ncands_child
where rptdt is not null and inciddt is not null
