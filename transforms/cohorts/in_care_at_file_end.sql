-- One row per child in foster care at the end of the last day of an AFCARS 2020 file's six months, with what
-- that file says of the child. A dropped record counts while the file that held it lasts.
select
    c.state,
    c.child_id,
    c.submission,
    c.period_end,
    e.removal_date,
    e.county,
    coalesce(c.birth_date, e.birth_date) as birth_date,
    c.inquiry_made,
    c.icwa_applies,
    c.tribe_notified,
    c.health_assessed,
    c.school_enrollment,
    c.education_completed
from episodes.child_records as c
inner join episodes.removal_episodes as e on c.state = e.state and c.child_id = e.child_id
where e.removal_date <= c.period_end
    and (e.exit_date is null or e.exit_date > c.period_end)
    and (not e.is_dropped or e.observed_until >= c.period_end)
qualify row_number() over (
    partition by c.state, c.child_id, c.submission
    order by e.removal_date desc
) = 1
