/*---
says     = "The report of a law enforcement event stands in a Child File, once there was half a year to finish it."
fields   = ["report_id"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Use the report identifiers of the Child File, encrypted in the same way; explain reports that stay open."
beware   = "The event is lost to joint investigations and their times."
since    = "0.2"

[[example]]
says = "The Child File ends on 30 September 2023: asked up to 3 April 2023."
law_enforcement_events = """
report_id | occurred_at      | file_id
R1        | 2022-11-01T09:00 | E
R9        | 2023-04-03T09:00 | E
R8        | 2023-04-04T09:00 | E
"""
ncands_child = """
rptid | chid | submission | file_id
R1    | C1   | FFY2023    | N
"""
holds = ["R1 joint_contact"]
violates = ["R9 joint_contact"]
---*/
with span as (
    select
        min(period_start) as first_day,
        cast(max(period_end) - interval 180 day as date) as last_day
    from checked.files
    where dataset = 'ncands_child'
)

select
    l.file_id,
    l.record_number,
    l.report_id,
    l.event,
    r.report_id is null as is_violation
from checked.law_enforcement_events as l
cross join span as s
left join checked.reports_in_child_files as r on l.report_id = r.report_id
where cast(l.occurred_at as date) between s.first_day and s.last_day
