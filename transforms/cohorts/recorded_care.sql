-- One row per child, removal and AFCARS 2020 file that covers days of it: in foster care at the end of every day
-- from `from_on` and before `until_on`, with what that file says of the child. Another year than the federal one
-- ends within a file; what its record says, as of its own end, is then the nearest to that day.
select
    c.state,
    c.child_id,
    c.submission,
    e.removal_date,
    greatest(e.removal_date, c.period_start) as from_on,
    least(e.left_on, cast(c.period_end + interval 1 day as date)) as until_on,
    e.county,
    coalesce(c.birth_date, e.birth_date) as birth_date,
    c.inquiry_made,
    c.icwa_applies,
    c.tribe_notified,
    c.health_assessed,
    c.school_enrollment,
    c.education_completed
from episodes.child_records as c
inner join cohorts.care_episodes as e on c.state = e.state and c.child_id = e.child_id
where e.removal_date <= c.period_end
    and (e.left_on is null or (e.left_on > c.period_start and e.left_on > e.removal_date))
