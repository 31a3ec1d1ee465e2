/*---
says     = "A child in foster care has the date of the removal."
fields   = ["rmvdate", "fostercr"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, field 61; judgement of this project"
fix      = "Enter the date of the removal that followed the report, or of the one that lasts."
beware   = "Times from the report to removal rest on the dated ones."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | fostercr | rmvdate
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
    rmvdate is null as is_violation
from checked.ncands_child
where fostercr = 'yes'
