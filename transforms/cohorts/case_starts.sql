-- One row per case in a role and desk that it comes to, on the first day of an uninterrupted assignment. An assignment
-- that ended on its first day lasted no day; those of a worker whose share of full time is not known are left out.
with assignments as (
    select
        *,
        min(assigned_on) over (partition by state, case_id, role) = assigned_on as is_first
    from episodes.case_assignments
    where ended_on is null or ended_on > assigned_on
),

starts as (
    select distinct
        a.state,
        a.case_id,
        a.role as case_role,
        a.assigned_on as began_on,
        a.is_first,
        h.desk,
        h.worker_id,
        h.unit,
        h.county,
        h.role
    from assignments as a
    inner join cohorts.held_cases as h
        on a.state = h.state
        and a.case_id = h.case_id
        and a.role is not distinct from h.case_role
        and a.worker_id is not distinct from h.assigned_to
        and a.assigned_on = h.from_on
)

select
    s.state,
    s.case_id,
    s.case_role,
    s.began_on,
    s.desk,
    s.worker_id,
    s.unit,
    s.county,
    s.role,
    s.is_first
    and row_number() over (
        partition by s.state, s.case_id, s.case_role, s.began_on
        order by s.worker_id nulls last, s.unit
    ) = 1 as is_new_case
from starts as s
left join cohorts.worker_days as w
    on s.state = w.state
    and s.worker_id = w.worker_id
    and s.began_on >= w.from_on
    and s.began_on < coalesce(w.until_on, date '9999-12-31')
where w.worker_id is null or w.fte is not null
