/*---
says     = "The child of a contact is a child of the report."
fields   = ["child_id", "report_id"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Use the child identifiers of the Child File; a contact with another child of the home belongs to no child of the report."
beware   = "The child's own first contact is missed, and the response looks slower."
since    = "0.2"

[[example]]
says = "A report that is unknown is a matter of another rule."
contacts = """
report_id | child_id
R1        | C1
R1        | C9
R2        | C1
"""
ncands_child = """
rptid | chid
R1    | C1
R1    | C2
"""
holds = ["R1 C1"]
violates = ["R1 C9"]
---*/
select
    c.file_id,
    c.record_number,
    c.report_id,
    c.child_id,
    (
        not exists (
            select 1
            from checked.ncands_child_reports as n
            where n.rptid = c.report_id and n.chid = c.child_id
        )
    ) as is_violation
from checked.contacts as c
inner join checked.reports_in_child_files as r on c.report_id = r.report_id
where c.child_id is not null
