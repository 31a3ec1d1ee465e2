/*---
says     = "A record says whom the agency notified of the report."
fields   = ["notifs"]
category = "completeness"
level    = "field"
severity = "query"
source   = "NCANDS Child File, field 11; only county and start of the investigation may be blank among the first eleven fields"
fix      = "Answer with none where nobody was notified, unknown where it is not known."
beware   = "Shares of reports of which police and courts were told leave these records out."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | notifs
R1    | C1   | none
R2    | C1   |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    notifs is null as is_violation
from checked.ncands_child
