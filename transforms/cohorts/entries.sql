-- One row per entry that is not a completed stay under 8 days. Where the last living arrangement before
-- a reunification is a trial home visit that began after removal and more than 30 days before the exit,
-- the months to exit are those to the start of the visit, plus one.
with arrangements_before_exit as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        a.began_on,
        coalesce(s.is_trial_home_visit, false) as is_trial_home_visit
    from cohorts.indicator_episodes as e
    inner join episodes.living_arrangements as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    left join codes.placement_settings as s on a.setting = s.name
    where a.began_on < e.exit_date
    qualify row_number() over (
        partition by e.state, e.child_id, e.removal_date
        order by a.began_on desc, a.sequence desc
    ) = 1
),

entries_with_visits as (
    select
        e.*,
        case
            when coalesce(r.is_reunification, false)
                and a.is_trial_home_visit
                and a.began_on > e.removal_date
                and date_diff('day', a.began_on, e.exit_date) > 30
                then a.began_on
        end as visit_began_on
    from cohorts.indicator_episodes as e
    left join codes.exit_reasons as r on e.exit_reason = r.name
    left join arrangements_before_exit as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    where not e.is_short_stay
)

select
    state,
    child_id,
    removal_date as entered_on,
    exit_date,
    exit_reason,
    is_permanency,
    case
        when visit_began_on is not null then completed_months(removal_date, visit_began_on) + 1
        else completed_months(removal_date, exit_date)
    end as months_to_exit,
    county
from entries_with_visits
