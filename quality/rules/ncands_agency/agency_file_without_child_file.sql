/*---
says     = "An Agency File has the Child File of its year beside it."
fields   = ["subyr"]
category = "completeness"
level    = "cross-file"
severity = "query"
source   = "NCANDS: a state submits both files for each fiscal year; judgement of this project"
fix      = "Send the Child File of the year."
beware   = "Items on children of the Child File cannot be compared."
since    = "0.2"
notes    = """
Not checked where the agency sent no Child File at all.
"""

[[example]]
ncands_agency = """
submission | file_id
FFY2022    | M
FFY2023    | N
"""
ncands_child = """
rptid | chid | submission | file_id
R1    | C1   | FFY2022    | S
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
with child_files as (
    select submission
    from checked.files
    where dataset = 'ncands_child'
)

select
    a.file_id,
    a.record_number,
    a.submission,
    c.submission is null as is_violation
from checked.ncands_agency as a
left join child_files as c on a.submission = c.submission
where (select count(*) from child_files) > 0
