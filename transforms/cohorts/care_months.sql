-- One row per child and calendar month wholly spent in one removal episode, the child under 18 on the
-- first day. The day of exit is not a day in care. Months after the last file that holds the child are
-- not known and not counted.
with episodes_by_month as (
    select
        *,
        cast(
            unnest(
                generate_series(
                    cast(date_trunc('month', cast(removal_date - interval 1 day as date)) + interval 1 month as timestamp),
                    cast(least(coalesce(exit_date, observed_until), observed_until) as timestamp),
                    interval 1 month
                )
            ) as date
        ) as month_start
    from episodes.removal_episodes
    where birth_date is not null
),

whole_months as (
    select distinct
        state,
        child_id,
        month_start,
        cast(month_start + interval 1 month as date) as next_month_start
    from episodes_by_month
    where month_start >= removal_date
        and (exit_date is null or exit_date >= cast(month_start + interval 1 month as date))
        and observed_until >= cast(month_start + interval 1 month - interval 1 day as date)
        and month_start < eighteenth_birthday(birth_date)
),

visits as (
    select
        v.state,
        v.child_id,
        cast(date_trunc('month', v.visited_on) as date) as month_start,
        count(*) as visits,
        sum(cast(coalesce(l.is_residence, false) as integer)) as visits_in_residence,
        sum(cast(l.name is null as integer)) as visits_without_location
    from episodes.caseworker_visits as v
    left join codes.visit_locations as l on v.location = l.name
    group by v.state, v.child_id, cast(date_trunc('month', v.visited_on) as date)
)

select
    m.state,
    m.child_id,
    m.month_start,
    coalesce(v.visits, 0) as visits,
    coalesce(v.visits_in_residence, 0) as visits_in_residence,
    coalesce(v.visits_without_location, 0) as visits_without_location
from whole_months as m
left join visits as v on m.state = v.state and m.child_id = v.child_id and m.month_start = v.month_start
