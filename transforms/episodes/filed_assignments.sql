-- One row per primary assignment as filed, with the child or report it names. Of an assignment in several
-- files the rows of the last file count. Only a vacant desk is known by its unit.
with rows_in_force as (
    select
        a.*,
        f.received_order
    from staging.worker_assignments as a
    inner join episodes.submissions as f on a.state = f.state and a.file_id = f.file_id
    where a."primary"
        and a.assigned_on is not null
        and (a.ended_on is null or a.ended_on >= a.assigned_on)
    qualify rank() over (
        partition by
            a.state,
            a.case_id,
            a.worker_id,
            case when a.worker_id is null then a.unit end,
            a.role,
            a.assigned_on
        order by f.received_order desc
    ) = 1
)

select
    state,
    case_id,
    worker_id,
    unit,
    role,
    child_id,
    report_id,
    assigned_on,
    ended_on
from rows_in_force
qualify row_number() over (
    partition by
        state,
        case_id,
        worker_id,
        case when worker_id is null then unit end,
        role,
        child_id,
        report_id,
        assigned_on
    order by received_order desc, record_number desc
) = 1
