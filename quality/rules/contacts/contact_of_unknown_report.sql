/*---
says     = "A contact's report stands in a Child File, once there was half a year to finish it."
fields   = ["report_id"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Use the report identifiers of the Child File, encrypted in the same way; explain reports that stay open."
beware   = "The report's response time is taken from the Child File alone."
since    = "0.2"

[[example]]
says = "The Child File ends on 30 September 2023: asked up to 3 April 2023."
contacts = """
report_id | child_id | attempted_at     | file_id
R1        | C1       | 2022-11-01T09:00 | E
R9        | C1       | 2023-04-03T09:00 | E
R8        | C1       | 2023-04-04T09:00 | E
"""
ncands_child = """
rptid | chid | submission | file_id
R1    | C1   | FFY2023    | N
"""
holds = ["R1 C1"]
violates = ["R9 C1"]
---*/
with span as (
    select
        min(period_start) as first_day,
        cast(max(period_end) - interval 180 day as date) as last_day
    from checked.files
    where dataset = 'ncands_child'
)

select
    c.file_id,
    c.record_number,
    c.report_id,
    c.child_id,
    r.report_id is null as is_violation
from checked.contacts as c
cross join span as s
left join checked.reports_in_child_files as r on c.report_id = r.report_id
where cast(c.attempted_at as date) between s.first_day and s.last_day
