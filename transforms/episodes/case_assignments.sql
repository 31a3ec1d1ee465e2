-- One row per uninterrupted primary assignment of a case in a role: assignments of one case to one worker (or to
-- the vacant desks of one unit) that overlap or touch are one, whatever child or report they name.
with marked_rows as (
    select
        *,
        case when worker_id is null then unit end as vacant_unit,
        coalesce(
            assigned_on > max(coalesce(ended_on, date '9999-12-31')) over (
                partition by state, case_id, worker_id, case when worker_id is null then unit end, role
                order by assigned_on, ended_on
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as begins
    from episodes.filed_assignments
),

numbered_rows as (
    select
        *,
        sum(cast(begins as integer)) over (
            partition by state, case_id, worker_id, vacant_unit, role
            order by assigned_on, ended_on
            rows unbounded preceding
        ) as stretch
    from marked_rows
)

select
    state,
    case_id,
    worker_id,
    arg_max(unit, assigned_on) as unit,
    role,
    min(assigned_on) as assigned_on,
    case when bool_or(ended_on is null) then null else max(ended_on) end as ended_on
from numbered_rows
group by state, case_id, worker_id, vacant_unit, role, stretch
