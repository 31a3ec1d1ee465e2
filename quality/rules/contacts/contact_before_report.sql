/*---
says     = "A contact is attempted on or after the day of its report."
fields   = ["attempted_at"]
category = "plausibility"
level    = "cross-file"
severity = "error"
source   = "Judgement of this project, from the order of the work"
fix      = "Compare the contact with the report; a contact about an earlier report belongs to that one."
beware   = "The response time is negative and is left out."
since    = "0.2"

[[example]]
contacts = """
report_id | child_id | attempted_at
R1        | C1       | 2023-01-15T00:00
R2        | C1       | 2023-01-14T23:59
R3        | C1       | 2023-01-14T23:59
"""
ncands_child = """
rptid | chid | rptdt
R1    | C1   | 2023-01-15
R2    | C1   | 2023-01-15
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    c.file_id,
    c.record_number,
    c.report_id,
    c.child_id,
    cast(c.attempted_at as date) < r.report_date as is_violation
from checked.contacts as c
inner join checked.reports_in_child_files as r on c.report_id = r.report_id
where c.attempted_at is not null and r.report_date is not null
