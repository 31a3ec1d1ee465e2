-- One row per living arrangement of the agency's own placements whose removal is an episode; the last file
-- that holds a removal counts. A setting with the provider of the counted setting before it is the same
-- home, not a new one, whatever lay between that is no counted setting (absence, hospital, home visit). A
-- counted setting of 14 days or less between two with one other provider is respite: neither it nor the
-- return is new.
with rows_in_force as (
    select
        p.state,
        p.child_id,
        p.removal_date,
        p.began_on,
        p.ended_on,
        p.setting,
        p.provider_id,
        p.county,
        case when k.is_absence then 'runaway_or_unknown' end as location,
        coalesce(k.is_placement_setting, false) as is_counted,
        p.record_number
    from staging.placements as p
    inner join episodes.submissions as f on p.state = f.state and p.file_id = f.file_id
    inner join episodes.removal_episodes as e
        on p.state = e.state and p.child_id = e.child_id and p.removal_date = e.removal_date
    left join codes.placement_settings as k on p.setting = k.name
    where p.began_on is not null
    qualify f.received_order = max(f.received_order) over (partition by p.state, p.child_id, p.removal_date)
),

ordered_rows as (
    select
        *,
        row_number() over removal as sequence,
        coalesce(ended_on, lead(began_on) over removal) as left_on
    from rows_in_force
    window removal as (partition by state, child_id, removal_date order by began_on, record_number)
),

counted_rows as (
    select
        *,
        lag(provider_id) over removal as provider_before,
        lead(provider_id) over removal as provider_after
    from ordered_rows
    where is_counted
    window removal as (partition by state, child_id, removal_date order by sequence)
),

stays as (
    select
        *,
        coalesce(
            provider_before = provider_after
            and provider_id is distinct from provider_before
            and date_diff('day', began_on, left_on) <= 14,
            false
        ) as is_respite
    from counted_rows
),

homes as (
    select
        *,
        coalesce(provider_id = lag(provider_id) over (
            partition by state, child_id, removal_date
            order by sequence
        ), false) as is_same_home
    from stays
    where not is_respite
)

select
    r.state,
    r.child_id,
    r.removal_date,
    r.sequence,
    r.began_on,
    r.ended_on,
    r.setting,
    r.location,
    r.county,
    not coalesce(s.is_respite or h.is_same_home, false) as is_new_setting,
    case when s.is_respite then 'respite' when h.is_same_home then 'same_home_by_provider' end as repair
from ordered_rows as r
left join stays as s
    on r.state = s.state
    and r.child_id = s.child_id
    and r.removal_date = s.removal_date
    and r.sequence = s.sequence
left join homes as h
    on r.state = h.state
    and r.child_id = h.child_id
    and r.removal_date = h.removal_date
    and r.sequence = h.sequence
