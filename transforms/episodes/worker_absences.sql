-- One row per uninterrupted absence of a worker: those that overlap or touch are one. Of an absence in several
-- files the one in the last file counts.
with usable_rows as (
    select l.*
    from staging.worker_leave as l
    inner join episodes.submissions as f on l.state = f.state and l.file_id = f.file_id
    where l.from_on is not null
    qualify row_number() over (
        partition by l.state, l.worker_id, l.from_on
        order by f.received_order desc, l.record_number desc
    ) = 1
),

marked_rows as (
    select
        *,
        coalesce(
            from_on > max(coalesce(until_on, date '9999-12-31')) over (
                partition by state, worker_id
                order by from_on
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as begins
    from usable_rows
    where until_on is null or until_on > from_on
),

numbered_rows as (
    select
        *,
        sum(cast(begins as integer)) over (
            partition by state, worker_id
            order by from_on
            rows unbounded preceding
        ) as absence
    from marked_rows
)

select
    state,
    worker_id,
    min(from_on) as from_on,
    case when bool_or(until_on is null) then null else max(until_on) end as until_on
from numbered_rows
group by state, worker_id, absence
