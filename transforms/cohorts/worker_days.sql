-- One row per worker and stretch of days of employment over which post and duty stay the same: posts, cut where a
-- long absence begins or ends.
with long_absences as (
    select a.*
    from episodes.worker_absences as a
    cross join codes.agency_settings as s
    where a.until_on is null or date_diff('day', a.from_on, a.until_on) > s.leave_days
),

changes as (
    select
        state,
        worker_id,
        from_on as on_day
    from cohorts.worker_posts
    union all
    select
        state,
        worker_id,
        from_on as on_day
    from long_absences
    union all
    select
        state,
        worker_id,
        until_on as on_day
    from long_absences
),

stretches as (
    select
        state,
        worker_id,
        on_day as from_on,
        lead(on_day) over (partition by state, worker_id order by on_day) as until_on
    from changes
    where on_day is not null
    group by state, worker_id, on_day
)

select
    p.state,
    p.worker_id,
    t.from_on,
    t.until_on,
    p.unit,
    p.county,
    p.role,
    case when a.worker_id is not null then 0 else p.fte end as fte
from stretches as t
inner join cohorts.worker_posts as p
    on t.state = p.state
    and t.worker_id = p.worker_id
    and t.from_on >= p.from_on
    and t.from_on < coalesce(p.until_on, date '9999-12-31')
left join long_absences as a
    on t.state = a.state
    and t.worker_id = a.worker_id
    and t.from_on >= a.from_on
    and t.from_on < coalesce(a.until_on, date '9999-12-31')
where p.is_employed
