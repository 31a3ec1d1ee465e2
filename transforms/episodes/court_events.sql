-- One row per order, petition, hearing or decree in a child's case; of an event in several files the one in
-- the last file counts. A hearing of which nothing says that it was put off was held.
with files_in_force as (
    select
        s.state,
        s.file_id,
        s.received_order,
        cast(f.received_at as date) as received_on
    from episodes.submissions as s
    inner join raw.files as f on s.state = f.state and s.file_id = f.file_id
),

events as (
    select
        c.state,
        c.child_id,
        c.event,
        c.occurred_on,
        c.scheduled_on,
        c.continued,
        f.received_on
    from staging.court_events as c
    inner join files_in_force as f on c.state = f.state and c.file_id = f.file_id
    where c.occurred_on is not null and c.event is not null
    qualify row_number() over (
        partition by c.state, c.child_id, c.event, c.occurred_on
        order by f.received_order desc, c.record_number desc
    ) = 1
)

select
    state,
    child_id,
    event,
    occurred_on,
    scheduled_on,
    continued,
    max(case when received_on is null or occurred_on <= received_on then occurred_on end) over (partition by state)
        as known_until
from events
