-- One row per desk and stretch of days over which its open cases and its full-time equivalent stay the same. A desk is
-- a worker in a unit and a role, or without a worker the desk of a unit's supervisor in a role. A case counts once for
-- each role in which it is worked; a child once, whatever the number of cases.
with told_of_children as (
    select
        *,
        bool_or(child_id is not null) over (partition by state, case_id, case_role) as names_children
    from cohorts.held_cases
),

counted as (
    select
        state,
        worker_id,
        unit,
        county,
        role,
        'case' as what,
        case_id || ' ' || coalesce(case_role, '') as which,
        from_on,
        until_on
    from told_of_children
    union all
    select
        state,
        worker_id,
        unit,
        county,
        role,
        'child' as what,
        child_id as which,
        from_on,
        until_on
    from told_of_children
    where child_id is not null
    union all
    select
        state,
        worker_id,
        unit,
        county,
        role,
        'case without child' as what,
        case_id || ' ' || coalesce(case_role, '') as which,
        from_on,
        until_on
    from told_of_children
    where not names_children
),

marked as (
    select
        *,
        coalesce(
            from_on > max(coalesce(until_on, date '9999-12-31')) over (
                partition by state, worker_id, unit, county, role, what, which
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
            partition by state, worker_id, unit, county, role, what, which
            order by from_on, until_on
            rows unbounded preceding
        ) as stretch
    from marked
),

uninterrupted as (
    select
        state,
        worker_id,
        unit,
        county,
        role,
        what,
        min(from_on) as from_on,
        case when bool_or(until_on is null) then null else max(until_on) end as until_on
    from numbered
    group by state, worker_id, unit, county, role, what, which, stretch
),

changes as (
    select
        state,
        worker_id,
        unit,
        county,
        role,
        what,
        from_on as on_day,
        1 as more
    from uninterrupted
    union all
    select
        state,
        worker_id,
        unit,
        county,
        role,
        what,
        until_on as on_day,
        -1 as more
    from uninterrupted
    where until_on is not null
    union all
    select
        state,
        worker_id,
        unit,
        county,
        role,
        'duty' as what,
        from_on as on_day,
        0 as more
    from cohorts.worker_days
    where is_employed
    union all
    select
        state,
        worker_id,
        unit,
        county,
        role,
        'duty' as what,
        until_on as on_day,
        0 as more
    from cohorts.worker_days
    where is_employed and until_on is not null
),

days_of_change as (
    select
        state,
        worker_id,
        unit,
        county,
        role,
        on_day,
        sum(case when what = 'case' then more else 0 end) as more_cases,
        sum(case when what = 'child' then more else 0 end) as more_children,
        sum(case when what = 'case without child' then more else 0 end) as more_without_child
    from changes
    group by state, worker_id, unit, county, role, on_day
),

stretches as (
    select
        state,
        worker_id,
        unit,
        county,
        role,
        on_day as from_on,
        lead(on_day) over (partition by state, worker_id, unit, county, role order by on_day) as until_on,
        sum(more_cases) over so_far as open_cases,
        sum(more_children) over so_far as open_children,
        sum(more_without_child) over so_far as open_cases_without_child
    from days_of_change
    window so_far as (
        partition by state, worker_id, unit, county, role
        order by on_day
        rows unbounded preceding
    )
)

select
    s.state,
    coalesce(s.worker_id, 'supervisor of') || '|' || coalesce(s.unit, '') || '|' || coalesce(s.county, '')
    || '|' || coalesce(s.role, 'missing') as desk,
    s.worker_id,
    s.unit,
    s.county,
    coalesce(s.role, 'missing') as role,
    s.from_on,
    s.until_on,
    s.open_cases,
    s.open_children,
    s.open_cases_without_child,
    case when w.worker_id is null then 0 else w.fte end as fte
from stretches as s
left join cohorts.worker_days as w
    on s.state = w.state
    and s.worker_id = w.worker_id
    and w.is_employed
    and s.unit is not distinct from w.unit
    and s.county is not distinct from w.county
    and s.role is not distinct from w.role
    and s.from_on >= w.from_on
    and coalesce(s.from_on < w.until_on, true)
where s.open_cases > 0
    or case when w.worker_id is null then 0 else coalesce(w.fte, 1) end > 0
