-- One row per listed member of whom the data tell who works with it: who holds the case on the last day of the
-- period, else who held it last before; else the worker whom the Child File names for the report. The supervisor of a
-- case without a worker is the one of the worker last hired in its unit.
with held as (
    select
        m.member_number,
        m.seen_on,
        h.state,
        h.case_id,
        h.worker_id,
        h.unit,
        h.from_on,
        h.until_on
    from lists.members as m
    inner join cohorts.held_cases as h
        on m.state = h.state and m.child_id = h.child_id and h.from_on <= m.seen_on
    where m.identifier = 'afcars'
    union all
    select
        m.member_number,
        m.seen_on,
        h.state,
        h.case_id,
        h.worker_id,
        h.unit,
        h.from_on,
        h.until_on
    from lists.members as m
    inner join lists.reports as r on m.member_number = r.member_number
    inner join cohorts.held_cases as h
        on m.state = h.state and r.report_id = h.report_id and h.from_on <= m.seen_on
),

held_last as (
    select
        member_number,
        state,
        seen_on,
        case_id,
        worker_id,
        unit,
        cast(null as varchar) as supervisor_id,
        from_on as held_from,
        case when until_on <= seen_on then until_on end as held_until,
        'assignment' as told_by
    from held
    qualify row_number() over (
        partition by member_number
        order by
            coalesce(until_on <= seen_on, false),
            from_on desc,
            case_id,
            worker_id
    ) = 1
),

named_in_file as (
    select
        m.member_number,
        m.state,
        m.seen_on,
        cast(null as varchar) as case_id,
        r.worker_id,
        cast(null as varchar) as unit,
        r.supervisor_id,
        cast(null as date) as held_from,
        cast(null as date) as held_until,
        'child_file' as told_by
    from lists.members as m
    inner join lists.reports as l on m.member_number = l.member_number
    inner join episodes.maltreatment_reports as r on m.state = r.state and l.report_id = r.report_id
    where r.worker_id is not null
        and not exists (select 1 from held_last as h where h.member_number = m.member_number)
    qualify row_number() over (
        partition by m.member_number
        order by
            coalesce(r.child_id = m.child_id, false) desc,
            r.submission_year desc,
            r.child_id
    ) = 1
),

own as (
    select
        member_number,
        state,
        seen_on,
        cast(null as varchar) as case_id,
        worker_id,
        cast(null as varchar) as unit,
        cast(null as varchar) as supervisor_id,
        cast(null as date) as held_from,
        cast(null as date) as held_until,
        'own' as told_by
    from lists.members
    where worker_id is not null
        and not exists (select 1 from held_last as h where h.member_number = members.member_number)
),

workers as (
    select * from held_last
    union all
    select * from named_in_file
    union all
    select * from own
),

unit_supervisors as (
    select
        state,
        unit,
        arg_max(supervisor_id, hired_on) as supervisor_id
    from episodes.employment
    where supervisor_id is not null
    group by state, unit
)

select
    w.member_number,
    w.case_id,
    w.worker_id,
    coalesce(w.unit, e.unit) as unit,
    coalesce(w.supervisor_id, e.supervisor_id, u.supervisor_id) as supervisor_id,
    w.held_from,
    w.held_until,
    w.told_by
from workers as w
left join episodes.employment as e
    on w.state = e.state and w.worker_id = e.worker_id and e.hired_on <= w.seen_on
left join unit_supervisors as u on w.state = u.state and coalesce(w.unit, e.unit) = u.unit
qualify row_number() over (partition by w.member_number order by e.hired_on desc nulls last) = 1
