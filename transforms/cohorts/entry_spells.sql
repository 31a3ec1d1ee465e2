-- One row per removal episode as a spell from removal to exit, or to the last day it was observed. An exit on the
-- day of removal, or before it, is no spell.
select
    e.state,
    e.child_id,
    e.removal_date,
    e.county,
    date_diff('day', e.removal_date, coalesce(e.exit_date, e.observed_until)) as days,
    e.exit_date is not null as is_ended,
    case when e.exit_date is not null then coalesce(r.exit_kind, 'missing') end as exit_kind
from episodes.removal_episodes as e
left join codes.exit_reasons as r on e.exit_reason = r.name
where e.removal_date < coalesce(e.exit_date, cast(e.observed_until + interval 1 day as date))
