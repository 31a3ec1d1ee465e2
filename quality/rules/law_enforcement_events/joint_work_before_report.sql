/*---
says     = "Joint contacts, interviews and charges come on or after the day of the report."
fields   = ["occurred_at", "event"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the event with the report; what the police did before anyone reported belongs to no joint investigation."
beware   = "Times from report to interview and to charges are negative and left out."
since    = "0.2"

[[example]]
says = "The police may know before the agency does."
law_enforcement_events = """
report_id | event              | occurred_at
R1        | forensic_interview | 2023-01-15T00:00
R2        | forensic_interview | 2023-01-14T23:59
R3        | notified           | 2023-01-14T23:59
"""
ncands_child = """
rptid | chid | rptdt
R1    | C1   | 2023-01-15
R2    | C1   | 2023-01-15
R3    | C1   | 2023-01-15
"""
holds = ["R1 forensic_interview"]
violates = ["R2 forensic_interview"]
---*/
select
    l.file_id,
    l.record_number,
    l.report_id,
    l.event,
    cast(l.occurred_at as date) < r.report_date as is_violation
from checked.law_enforcement_events as l
inner join codes.law_enforcement_events as e on l.event = e.name and not e.is_notification
inner join checked.reports_in_child_files as r on l.report_id = r.report_id
where l.occurred_at is not null and r.report_date is not null
