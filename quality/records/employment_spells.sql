-- One row per worker and spell of employment that has a usable span, in extracts of workers in force: a spell
-- that lasts ends on the last day there is. Of a spell in several files the longest form stands.
select
    worker_id,
    hired_on,
    max(coalesce(separated_on, date '9999-12-31')) as left_on
from checked.workers
where hired_on is not null
    and (separated_on is null or separated_on > hired_on)
group by worker_id, hired_on
