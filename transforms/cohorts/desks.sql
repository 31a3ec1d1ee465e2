-- One row per desk and stretch of days over which its open cases and its full-time equivalent stay the same. A desk is
-- a worker in a unit and a role, or without a worker the desk of a unit's supervisor in a role. A case counts once for
-- each role in which it is worked; a child once, whatever the number of cases.
with cases_with_children as (
    select distinct
        state,
        case_id,
        case_role
    from cohorts.held_cases
    where child_id is not null
),

counted as (
    select
        h.state,
        h.desk,
        h.case_id || ' ' || coalesce(h.case_role, '') as which,
        h.from_on,
        h.until_on,
        1 as cases,
        0 as children,
        case when c.case_id is null then 1 else 0 end as cases_without_child
    from cohorts.held_cases as h
    left join cases_with_children as c
        on h.state = c.state and h.case_id = c.case_id and h.case_role is not distinct from c.case_role
    union all
    select
        state,
        desk,
        child_id as which,
        from_on,
        until_on,
        0 as cases,
        1 as children,
        0 as cases_without_child
    from cohorts.held_cases
    where child_id is not null
),

marked as (
    select
        *,
        coalesce(
            from_on > max(coalesce(until_on, date '9999-12-31')) over (
                partition by state, desk, cases, which
                order by from_on, until_on
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as begins
    from counted
),

numbered as (
    select
        *,
        sum(cast(begins as integer)) over (
            partition by state, desk, cases, which
            order by from_on, until_on
            rows unbounded preceding
        ) as stretch
    from marked
),

uninterrupted as (
    select
        state,
        desk,
        cases,
        children,
        cases_without_child,
        min(from_on) as from_on,
        max(coalesce(until_on, date '9999-12-31')) as until_on
    from numbered
    group by state, desk, cases, children, cases_without_child, which, stretch
),

duties as (
    select
        *,
        worker_id || '|' || coalesce(unit, '') || '|' || coalesce(county, '') || '|' || coalesce(role, 'missing') as desk
    from cohorts.worker_days
),

changes as (
    select
        state,
        desk,
        from_on as on_day,
        cases,
        children,
        cases_without_child
    from uninterrupted
    union all
    select
        state,
        desk,
        until_on as on_day,
        -cases as cases,
        -children as children,
        -cases_without_child as cases_without_child
    from uninterrupted
    union all
    select
        state,
        desk,
        from_on as on_day,
        0 as cases,
        0 as children,
        0 as cases_without_child
    from duties
    union all
    select
        state,
        desk,
        coalesce(until_on, date '9999-12-31') as on_day,
        0 as cases,
        0 as children,
        0 as cases_without_child
    from duties
),

days_of_change as (
    select
        state,
        desk,
        on_day,
        sum(cases) as cases,
        sum(children) as children,
        sum(cases_without_child) as cases_without_child
    from changes
    group by state, desk, on_day
),

stretches as (
    select
        state,
        desk,
        on_day as from_on,
        lead(on_day) over (partition by state, desk order by on_day) as until_on,
        sum(cases) over so_far as open_cases,
        sum(children) over so_far as open_children,
        sum(cases_without_child) over so_far as open_cases_without_child
    from days_of_change
    window so_far as (
        partition by state, desk
        order by on_day
        rows unbounded preceding
    )
),

whose as (
    select
        state,
        desk,
        worker_id,
        unit,
        county,
        role
    from cohorts.held_cases
    union all
    select
        state,
        desk,
        worker_id,
        unit,
        county,
        coalesce(role, 'missing') as role
    from duties
),

owners as (
    select
        state,
        desk,
        min(worker_id) as worker_id,
        min(unit) as unit,
        min(county) as county,
        min(role) as role
    from whose
    group by state, desk
)

select
    s.state,
    s.desk,
    o.worker_id,
    o.unit,
    o.county,
    o.role,
    s.from_on,
    case when s.until_on < date '9999-12-31' then s.until_on end as until_on,
    s.open_cases,
    s.open_children,
    s.open_cases_without_child,
    case when d.desk is null then 0 else d.fte end as fte
from stretches as s
inner join owners as o on s.state = o.state and s.desk = o.desk
left join duties as d
    on s.state = d.state
    and s.desk = d.desk
    and s.from_on >= d.from_on
    and s.from_on < coalesce(d.until_on, date '9999-12-31')
where s.open_cases > 0
    or case when d.desk is null then 0 else coalesce(d.fte, 1) end > 0
