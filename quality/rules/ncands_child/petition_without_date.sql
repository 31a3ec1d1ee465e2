/*---
says     = "A petition to the juvenile court has its date."
fields   = ["petdate", "juvpet"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, field 63; judgement of this project"
fix      = "Enter the day on which the petition was filed."
beware   = "Times from the report to court rest on the dated ones."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | juvpet | petdate
R1    | C1   | yes    | 2023-02-01
R2    | C1   | yes    |
R3    | C1   | no     |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    petdate is null as is_violation
from checked.ncands_child
where juvpet = 'yes'
