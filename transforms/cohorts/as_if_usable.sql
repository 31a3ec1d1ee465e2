-- One row per removal episode of a child with an episode left out, with an assumption in the place of each
-- fault (codes.left_out_reasons says which). An episode that is whole stands as it is.
with children as (
    select distinct
        state,
        child_id
    from cohorts.left_out
),

episodes_of_children as (
    select
        e.*,
        min(e.removal_date) over (partition by e.state, e.child_id) as first_removal_date,
        lead(e.removal_date) over (
            partition by e.state, e.child_id
            order by e.removal_date
        ) as next_removal_date
    from episodes.removal_episodes as e
    inner join children as c on e.state = c.state and e.child_id = c.child_id
),

dated as (
    select
        *,
        case
            when birth_date is null then first_removal_date
            else least(birth_date, removal_date)
        end as assumed_birth_date,
        case
            when exit_date < removal_date
                then coalesce(
                    next_removal_date,
                    cast(greatest(observed_until, removal_date) + interval 1 day as date)
                )
            when exit_date = removal_date then cast(removal_date + interval 1 day as date)
            when is_dropped
                then cast(greatest(observed_until, removal_date) + interval 1 day as date)
            else exit_date
        end as assumed_exit_date
    from episodes_of_children
),

assumed as (
    select
        *,
        (select min(name) from codes.exit_reasons where is_reunification) as reason_that_counts
    from dated
)

select
    state,
    child_id,
    removal_date,
    removal_number,
    assumed_exit_date as exit_date,
    case when assumed_exit_date is not null then coalesce(exit_reason, reason_that_counts) end as exit_reason,
    assumed_birth_date as birth_date,
    county,
    observed_until,
    false as is_dropped,
    basis,
    removal_repair,
    exit_repair,
    snapshot_removal_date,
    file_id,
    record_number
from assumed
