-- One row per primary assignment and stretch of days over which one desk holds the case. A case on a vacant desk, or
-- still with a worker who is not employed, is on the desk of the unit's supervisor, which is no worker's own. A case
-- counts in the role of the worker where that role carries cases, else in the role in which it is worked.
with on_days as (
    select
        a.*,
        w.worker_id is not null as is_known,
        coalesce(w.is_employed, false) as is_employed,
        w.unit as post_unit,
        w.county as post_county,
        w.role as post_role,
        greatest(a.assigned_on, w.from_on) as from_on,
        least(a.ended_on, w.until_on) as until_on
    from episodes.filed_assignments as a
    left join cohorts.worker_posts as w
        on a.state = w.state
        and a.worker_id = w.worker_id
        and coalesce(a.ended_on, date '9999-12-31') > w.from_on
        and coalesce(w.until_on, date '9999-12-31') > a.assigned_on
    where a.ended_on is null or a.ended_on > a.assigned_on
),

units as (
    select
        state,
        unit,
        arg_max(county, hired_on) as county
    from episodes.employment
    group by state, unit
),

on_desks as (
    select
        d.state,
        d.case_id,
        d.role as case_role,
        d.child_id,
        d.report_id,
        d.worker_id as assigned_to,
        case when d.is_employed or not d.is_known then d.worker_id end as worker_id,
        case when d.is_known then d.post_unit else d.unit end as unit,
        case when d.is_employed then d.post_county else u.county end as county,
        case when d.is_employed and r.is_case_carrying then d.post_role else coalesce(d.role, 'missing') end as role,
        d.from_on,
        d.until_on
    from on_days as d
    left join units as u
        on d.state = u.state and case when d.is_known then d.post_unit else d.unit end = u.unit
    left join codes.worker_roles as r on d.post_role = r.name
)

select
    *,
    coalesce(worker_id, 'supervisor of') || '|' || coalesce(unit, '') || '|' || coalesce(county, '') || '|' || role as desk
from on_desks
