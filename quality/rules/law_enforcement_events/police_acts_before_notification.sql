/*---
says     = "Law enforcement acts on a report at or after the time it learns of it."
fields   = ["occurred_at", "event"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the time of the notification, not of the letter that confirms it."
beware   = "The joint response time counts from the notification and is negative."
since    = "0.2"

[[example]]
says = "Asked where a notification is known."
law_enforcement_events = """
report_id | event         | occurred_at
R1        | notified      | 2023-01-15T09:00
R1        | joint_contact | 2023-01-15T09:00
R2        | notified      | 2023-01-15T09:00
R2        | joint_contact | 2023-01-15T08:59
R3        | joint_contact | 2023-01-15T08:59
"""
holds = ["R1 joint_contact"]
violates = ["R2 joint_contact"]
---*/
with notified as (
    select
        l.file_id,
        l.report_id,
        min(l.occurred_at) as notified_at
    from checked.law_enforcement_events as l
    inner join codes.law_enforcement_events as e on l.event = e.name and e.is_notification
    where l.occurred_at is not null
    group by l.file_id, l.report_id
)

select
    l.file_id,
    l.record_number,
    l.report_id,
    l.event,
    l.occurred_at < n.notified_at as is_violation
from checked.law_enforcement_events as l
inner join codes.law_enforcement_events as e on l.event = e.name and not e.is_notification
inner join notified as n on l.file_id = n.file_id and l.report_id = n.report_id
where l.occurred_at is not null
