-- One row per listed member of whom the data tell who works with it. The primary assignment of its case stands on the
-- last day of the period, else the last one before; else the worker whom the Child File names for the report.
with cases as (
    select
        m.member_number,
        m.seen_on,
        s.state,
        s.case_id
    from lists.members as m
    inner join episodes.case_subjects as s on m.state = s.state and m.child_id = s.child_id
    where m.identifier = 'afcars'
    union
    select
        m.member_number,
        m.seen_on,
        s.state,
        s.case_id
    from lists.members as m
    inner join lists.reports as r on m.member_number = r.member_number
    inner join episodes.case_subjects as s on m.state = s.state and r.report_id = s.report_id
),

assigned as (
    select
        c.member_number,
        c.state,
        c.seen_on,
        c.case_id,
        a.worker_id,
        a.unit,
        cast(null as varchar) as supervisor_id,
        a.assigned_on,
        case when a.ended_on <= c.seen_on then a.ended_on end as ended_on,
        'assignment' as told_by
    from cases as c
    inner join episodes.case_assignments as a
        on c.state = a.state and c.case_id = a.case_id and a.assigned_on <= c.seen_on
    qualify row_number() over (
        partition by c.member_number
        order by
            coalesce(a.ended_on <= c.seen_on, false),
            a.assigned_on desc,
            a.case_id,
            a.worker_id
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
        cast(null as date) as assigned_on,
        cast(null as date) as ended_on,
        'child_file' as told_by
    from lists.members as m
    inner join lists.reports as l on m.member_number = l.member_number
    inner join episodes.maltreatment_reports as r on m.state = r.state and l.report_id = r.report_id
    where r.worker_id is not null
        and not exists (select 1 from assigned as a where a.member_number = m.member_number)
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
        cast(null as date) as assigned_on,
        cast(null as date) as ended_on,
        'own' as told_by
    from lists.members
    where worker_id is not null
),

workers as (
    select * from assigned
    union all
    select * from named_in_file
    union all
    select * from own
)

select
    w.member_number,
    w.case_id,
    w.worker_id,
    coalesce(w.unit, e.unit) as unit,
    coalesce(w.supervisor_id, e.supervisor_id) as supervisor_id,
    w.assigned_on,
    w.ended_on,
    w.told_by
from workers as w
left join episodes.employment as e
    on w.state = e.state and w.worker_id = e.worker_id and e.hired_on <= w.seen_on
qualify row_number() over (partition by w.member_number order by e.hired_on desc nulls last) = 1
