-- One row per uninterrupted primary assignment: assignments of one case to one worker (or to no worker)
-- that overlap or touch are one, in the role and unit of the last of them. Of a row in several files the
-- one in the last file counts.
with usable_rows as (
    select a.*
    from staging.worker_assignments as a
    inner join episodes.submissions as f on a.state = f.state and a.file_id = f.file_id
    where a."primary"
        and a.assigned_on is not null
        and (a.ended_on is null or a.ended_on >= a.assigned_on)
    qualify row_number() over (
        partition by a.state, a.case_id, a.worker_id, a.unit, a.role, a.assigned_on
        order by f.received_order desc, a.record_number desc
    ) = 1
),

marked_rows as (
    select
        *,
        coalesce(
            assigned_on > max(coalesce(ended_on, date '9999-12-31')) over (
                partition by state, case_id, worker_id
                order by assigned_on, ended_on
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as begins
    from usable_rows
),

numbered_rows as (
    select
        *,
        sum(cast(begins as integer)) over (
            partition by state, case_id, worker_id
            order by assigned_on, ended_on
            rows unbounded preceding
        ) as stretch
    from marked_rows
)

select
    state,
    case_id,
    worker_id,
    arg_max(role, assigned_on) as role,
    arg_max(unit, assigned_on) as unit,
    min(assigned_on) as assigned_on,
    case when bool_or(ended_on is null) then null else max(ended_on) end as ended_on
from numbered_rows
group by state, case_id, worker_id, stretch
