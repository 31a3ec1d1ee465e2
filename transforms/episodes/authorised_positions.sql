-- One row per unit, role and month with its authorised positions; of one in several files the one in the last
-- file counts.
select
    p.state,
    p.unit,
    p.role,
    cast(date_trunc('month', p.month) as date) as month_start,
    p.authorised
from staging.positions as p
inner join episodes.submissions as f on p.state = f.state and p.file_id = f.file_id
where p.month is not null
    and p.authorised is not null
qualify row_number() over (
    partition by p.state, p.unit, p.role, date_trunc('month', p.month)
    order by f.received_order desc, p.record_number desc
) = 1
