-- One row per removal episode with the petition that brought it before the court: the first one filed from
-- 12 months before the removal to the exit, and after the exit of the child's previous removal.
with episodes_in_order as (
    select
        state,
        child_id,
        removal_date,
        exit_date,
        lag(exit_date) over (partition by state, child_id order by removal_date) as previous_exit_date
    from episodes.removal_episodes
)

select
    e.state,
    e.child_id,
    e.removal_date,
    min(p.occurred_on) as petitioned_on
from episodes_in_order as e
inner join episodes.court_events as p on e.state = p.state and e.child_id = p.child_id
inner join codes.court_events as c on p.event = c.name and c.opens_case
where p.occurred_on >= cast(e.removal_date - interval 12 month as date)
    and (e.previous_exit_date is null or p.occurred_on > e.previous_exit_date)
    and (e.exit_date is null or p.occurred_on <= e.exit_date)
group by e.state, e.child_id, e.removal_date
