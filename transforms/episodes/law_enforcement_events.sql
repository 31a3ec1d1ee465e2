-- One row per event of law enforcement; of one in several files the one in the last file counts.
select
    l.state,
    l.report_id,
    l.child_id,
    l.event,
    l.occurred_at,
    l.occurred_at = cast(cast(l.occurred_at as date) as timestamp) as is_day_only,
    l.agency
from staging.law_enforcement_events as l
inner join episodes.submissions as f on l.state = f.state and l.file_id = f.file_id
where l.report_id is not null and l.event is not null and l.occurred_at is not null
qualify row_number() over (
    partition by l.state, l.report_id, l.child_id, l.event, l.occurred_at
    order by f.received_order desc, l.record_number desc
) = 1
