-- One row per living arrangement of a removal episode, each with one setting. An agency's own placements
-- stand first where they cover the removal (the first began within 7 days of it, or no later than the
-- first one known otherwise); then the arrangements that a record of 2020 holds of it; then those rebuilt
-- from snapshots. Where the arrangements of a record of 2020 begin more than 7 days after the removal, those
-- that snapshots saw before stand before them. Whether the home is kin's follows from the setting, save where a
-- record of 2020 tells it apart.
with told as (
    select
        state,
        child_id,
        removal_date,
        sequence,
        began_on,
        ended_on,
        setting,
        location,
        cast(null as boolean) as is_with_kin,
        is_new_setting,
        'placements' as basis,
        repair,
        1 as preference
    from episodes.placement_arrangements

    union all

    select
        state,
        child_id,
        removal_date,
        sequence,
        began_on,
        cast(null as date) as ended_on,
        setting,
        location,
        is_with_kin,
        true as is_new_setting,
        'afcars_2020' as basis,
        cast(null as varchar) as repair,
        2 as preference
    from episodes.reported_arrangements

    union all

    select
        e.state,
        e.child_id,
        e.removal_date,
        a.sequence,
        a.began_on,
        cast(null as date) as ended_on,
        a.setting,
        a.location,
        cast(null as boolean) as is_with_kin,
        a.is_new_setting,
        'afcars_1993' as basis,
        a.repair,
        3 as preference
    from episodes.snapshot_arrangements as a
    inner join episodes.removal_episodes as e
        on a.state = e.state and a.child_id = e.child_id and a.removal_date = e.snapshot_removal_date
),

first_days as (
    select
        state,
        child_id,
        removal_date,
        min(case when preference = 1 then began_on end) as placed_on,
        min(case when preference > 1 then began_on end) as otherwise_placed_on
    from told
    group by state, child_id, removal_date
),

usable as (
    select t.*
    from told as t
    inner join first_days as f
        on t.state = f.state and t.child_id = f.child_id and t.removal_date = f.removal_date
    where t.preference > 1
        or f.placed_on <= cast(f.removal_date + interval 7 day as date)
        or f.placed_on <= f.otherwise_placed_on
),

preferred as (
    select *
    from usable
    qualify preference = min(preference) over (partition by state, child_id, removal_date)
),

late_records as (
    select
        state,
        child_id,
        removal_date,
        min(began_on) as first_reported_on
    from preferred
    where preference = 2
    group by state, child_id, removal_date
    having min(began_on) > cast(removal_date + interval 7 day as date)
),

earlier_settings as (
    select t.*
    from told as t
    inner join late_records as l
        on t.state = l.state and t.child_id = l.child_id and t.removal_date = l.removal_date
    where t.preference = 3 and t.began_on < l.first_reported_on
    qualify t.sequence <= max(case when t.repair is distinct from 'unseen_setting' then t.sequence end) over (
        partition by t.state, t.child_id, t.removal_date
    )
),

standing as (
    select
        state,
        child_id,
        removal_date,
        sequence,
        began_on,
        ended_on,
        setting,
        location,
        is_with_kin,
        is_new_setting,
        basis,
        repair,
        preference
    from preferred

    union all

    select
        state,
        child_id,
        removal_date,
        sequence,
        began_on,
        ended_on,
        setting,
        location,
        is_with_kin,
        is_new_setting,
        basis,
        coalesce(repair, 'earlier_by_snapshot') as repair,
        preference
    from earlier_settings
)

select
    s.state,
    s.child_id,
    s.removal_date,
    s.sequence + case
        when s.preference = 2
            then sum(cast(s.preference = 3 as integer)) over (
                partition by s.state, s.child_id, s.removal_date
            )
        else 0
    end as sequence,
    s.began_on,
    coalesce(
        s.ended_on,
        lead(s.began_on) over (
            partition by s.state, s.child_id, s.removal_date
            order by s.began_on, s.sequence
        ),
        e.exit_date
    ) as ended_on,
    s.setting,
    s.location,
    case
        when s.basis = 'afcars_2020' then s.is_with_kin
        when not k.is_kind_unknown then k.is_kin
    end as is_with_kin,
    s.is_new_setting,
    s.basis,
    s.repair
from standing as s
inner join episodes.removal_episodes as e
    on s.state = e.state and s.child_id = e.child_id and s.removal_date = e.removal_date
left join codes.placement_settings as k on s.setting = k.name
