-- One row per listed child in foster care: the latest removal up to the day the child counts, its exit and the
-- removal after it.
with removals as (
    select
        state,
        child_id,
        removal_date,
        exit_date,
        lead(removal_date) over (partition by state, child_id order by removal_date) as next_removal_date
    from episodes.removal_episodes
)

select
    m.member_number,
    r.removal_date,
    r.exit_date,
    r.next_removal_date
from lists.members as m
inner join removals as r
    on m.state = r.state and m.child_id = r.child_id and r.removal_date <= m.counted_on
where m.identifier = 'afcars'
qualify row_number() over (partition by m.member_number order by r.removal_date desc) = 1
