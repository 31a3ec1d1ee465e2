/*---
says     = "A child who was removed has an AFCARS identifier."
fields   = ["afcarsid", "fostercr", "rmvdate"]
category = "completeness"
level    = "record"
severity = "query"
source   = "CFSR data quality checks: victims in care are expected to have AFCARS identifiers"
fix      = "Enter the identifier under which the child stands in AFCARS."
beware   = "Maltreatment in foster care finds children in care by it alone."
since    = "0.2"
notes    = """
A removal of a few hours may never reach AFCARS: explain it.
"""

[[example]]
ncands_child = """
rptid | chid | fostercr | rmvdate    | afcarsid
R1    | C1   | yes      | 2023-02-01 | A1
R2    | C1   | yes      | 2023-02-01 |
R3    | C1   | yes      |            |
R4    | C1   | no       |            |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    afcarsid is null as is_violation
from checked.ncands_child
where fostercr = 'yes' and rmvdate is not null
