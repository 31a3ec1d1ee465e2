-- One row per dated permanency plan of a removal episode in force. Of two plans of one day the one that the
-- record lists later stands. A plan dated on or after the exit is never in force.
with plans as (
    select
        p.state,
        e.child_id,
        e.removal_date,
        p.sequence,
        p.e147_permanency_plan_date as planned_on,
        e.exit_date,
        p.e148_permanency_plan_type as plan
    from staging.afcars_oohc_permanency_plans as p
    inner join episodes.removal_episodes as e
        on p.state = e.state
        and p.e4_child_record_number = e.child_id
        and p.file_id = e.file_id
        and p.removal_number = e.removal_number
    where p.e147_permanency_plan_date is not null
)

select
    state,
    child_id,
    removal_date,
    sequence,
    planned_on,
    least(
        lead(planned_on) over (
            partition by state, child_id, removal_date
            order by planned_on, sequence
        ),
        exit_date
    ) as ended_on,
    plan
from plans
