-- One row per primary assignment in an extract of assignments in force that has a usable span: an assignment
-- that lasts ends on the last day there is.
select
    file_id,
    record_number,
    worker_id,
    unit,
    case_id,
    child_id,
    report_id,
    role,
    assigned_on,
    coalesce(ended_on, date '9999-12-31') as left_on
from checked.worker_assignments
where "primary"
    and (ended_on is null or ended_on > assigned_on)
