-- One row per worker and employment spell; of a spell in several files the one in the last file counts.
select
    w.state,
    w.worker_id,
    w.hired_on,
    w.separated_on,
    case when r.is_case_carrying then greatest(w.hired_on, coalesce(w.case_carrying_from, w.hired_on)) end
        as carries_cases_from,
    w.unit,
    w.county,
    w.role,
    w.fte,
    w.supervisor_id
from staging.workers as w
inner join episodes.submissions as f on w.state = f.state and w.file_id = f.file_id
left join codes.worker_roles as r on w.role = r.name
where w.hired_on is not null
    and (w.separated_on is null or w.separated_on >= w.hired_on)
qualify row_number() over (
    partition by w.state, w.worker_id, w.hired_on
    order by f.received_order desc, w.record_number desc
) = 1
