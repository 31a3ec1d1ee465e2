-- One row per child and stretch of days over which removal, setting and permanency plan stay the same. The last
-- stretch of a removal reaches to the next removal, so that an exit finds what held on its day.
with changes as (
    select
        state,
        child_id,
        removal_date,
        removal_date as from_on,
        0 as sequence,
        cast(null as varchar) as setting,
        cast(null as varchar) as plan
    from episodes.removal_episodes
    union all
    select
        state,
        child_id,
        removal_date,
        greatest(began_on, removal_date) as from_on,
        sequence,
        coalesce(setting, 'missing') as setting,
        cast(null as varchar) as plan
    from episodes.living_arrangements
    where began_on is not null
    union all
    select
        state,
        child_id,
        removal_date,
        greatest(planned_on, removal_date) as from_on,
        sequence,
        cast(null as varchar) as setting,
        coalesce(plan, 'missing') as plan
    from episodes.permanency_plans
),

days_of_change as (
    select
        state,
        child_id,
        removal_date,
        from_on,
        arg_max(setting, sequence) as setting,
        arg_max(plan, sequence) as plan
    from changes
    group by state, child_id, removal_date, from_on
),

reasons as (
    select
        state,
        child_id,
        removal_date,
        string_agg(circumstance, '|' order by circumstance) as removal_reasons
    from episodes.removal_circumstances
    group by state, child_id, removal_date
),

stretches as (
    select
        d.state,
        d.child_id,
        d.from_on,
        d.removal_date,
        last_value(d.setting ignore nulls) over stretches_so_far as placement_setting,
        last_value(d.plan ignore nulls) over stretches_so_far as case_goal,
        r.removal_reasons
    from days_of_change as d
    left join reasons as r
        on d.state = r.state and d.child_id = r.child_id and d.removal_date = r.removal_date
    window stretches_so_far as (
        partition by d.state, d.child_id, d.removal_date
        order by d.from_on
        rows between unbounded preceding and current row
    )
    qualify row_number() over (partition by d.state, d.child_id, d.from_on order by d.removal_date desc) = 1
)

select
    *,
    lead(from_on) over (partition by state, child_id order by from_on) as until_on
from stretches
