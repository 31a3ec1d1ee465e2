-- One row per report, child and time of an attempted contact; of one in several files the row in the last
-- file counts.
select
    c.state,
    c.report_id,
    c.child_id,
    c.attempted_at,
    coalesce(c.completed, false) as completed,
    coalesce(c.in_person, false) as in_person
from staging.contacts as c
inner join episodes.submissions as f on c.state = f.state and c.file_id = f.file_id
where c.report_id is not null and c.attempted_at is not null
qualify row_number() over (
    partition by c.state, c.report_id, c.child_id, c.attempted_at
    order by f.received_order desc, c.record_number desc
) = 1
