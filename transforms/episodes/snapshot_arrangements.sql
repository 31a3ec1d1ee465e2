-- One row per living arrangement that AFCARS 1993 files tell of: each current setting with its date, and
-- each setting that the count of settings knows though no file saw it. A setting is denied by a later file
-- that dates its own before it; a later, smaller count lowers the earlier ones. Unseen settings are dated
-- evenly: the first of a removal on its first day, others after the last day on which the setting before
-- was seen, none after the setting in which the child was seen next. A setting without a date began with
-- the removal where the count is 1 or missing, else with the file's period. Files that tell of a removal
-- before any setting, with a count of none, say that there was none up to their last day.
with informed as (
    select
        *,
        setting_began_on is not null or setting is not null or coalesce(settings_so_far > 0, false) as has_setting
    from episodes.snapshots
    where removal_date is not null
),

dated as (
    select
        *,
        setting_began_on is null as is_date_estimated,
        coalesce(
            setting_began_on,
            case when settings_so_far > 1 then greatest(removal_date, period_start) else removal_date end
        ) as began_on
    from informed
    where has_setting or settings_so_far = 0
    qualify has_setting
        or not bool_or(has_setting) over (
            partition by state, child_id, removal_date
            order by snapshot_number
            rows unbounded preceding
        )
),

standing as (
    select *
    from dated
    qualify coalesce(
        began_on <= min(began_on) over (
            partition by state, child_id, removal_date
            order by snapshot_number
            rows between 1 following and unbounded following
        ),
        true
    )
),

settings as (
    select
        state,
        child_id,
        removal_date,
        began_on,
        is_date_estimated,
        has_setting,
        period_end as seen_until,
        last_value(setting ignore nulls) over together as setting,
        last_value(location ignore nulls) over together as location,
        last_value(settings_so_far ignore nulls) over together as filed_count
    from standing
    window together as (
        partition by state, child_id, removal_date, began_on
        order by snapshot_number
        rows between unbounded preceding and unbounded following
    )
    qualify row_number() over (
        partition by state, child_id, removal_date, began_on
        order by snapshot_number desc
    ) = 1
),

counted as (
    select
        s.*,
        coalesce(k.is_placement_setting, s.filed_count > 0, false) as is_counted,
        case
            when s.filed_count is not null
                then min(s.filed_count) over (
                    partition by s.state, s.child_id, s.removal_date
                    order by s.began_on
                    rows between current row and unbounded following
                )
        end as settings_so_far
    from settings as s
    left join codes.placement_settings as k on s.setting = k.name
),

compared as (
    select
        *,
        coalesce(max(settings_so_far) over before, 0) as settings_before,
        count(settings_so_far) over before as counts_before,
        coalesce(sum(cast(is_counted as integer)) over before, 0) as seen_before,
        lag(began_on) over removal as began_before,
        lag(seen_until) over removal as seen_until_before
    from counted
    window
        removal as (partition by state, child_id, removal_date order by began_on),
        before as (
            partition by state, child_id, removal_date
            order by began_on
            rows between unbounded preceding and 1 preceding
        )
),

weighed as (
    select
        *,
        settings_so_far - settings_before as new_settings,
        sum(cast(is_counted as integer)) over (
            partition by state, child_id, removal_date, counts_before
            order by began_on
            rows unbounded preceding
        ) as seen_settings
    from compared
),

bounded as (
    select
        *,
        cast(greatest(coalesce(new_settings - seen_settings, 0), 0) as bigint) as unseen,
        began_before is null as is_first,
        case
            when began_before is null then least(removal_date, began_on)
            when seen_until_before < began_on then seen_until_before
            else began_before
        end as unseen_after
    from weighed
),

unseen_settings as (
    select
        *,
        unnest(generate_series(1, unseen)) as turn
    from bounded
    where unseen > 0
),

arrangements as (
    select
        state,
        child_id,
        removal_date,
        began_on,
        1 as is_seen,
        0 as turn,
        case when setting is null and is_counted then 'unseen_setting' else setting end as setting,
        location,
        not coalesce(
            is_counted and new_settings < seen_settings and (settings_before > 0 or seen_before > 0), false
        ) as is_new_setting,
        case
            when is_counted and new_settings < seen_settings and (settings_before > 0 or seen_before > 0)
                then 'same_home_by_count'
            when is_date_estimated then 'setting_date_estimated'
        end as repair
    from bounded
    where has_setting

    union all

    select
        state,
        child_id,
        removal_date,
        cast(
            unseen_after
            + cast(
                case
                    when is_first then floor(date_diff('day', unseen_after, began_on) * (turn - 1) / unseen)
                    else ceil(date_diff('day', unseen_after, began_on) * turn / (unseen + 1))
                end as integer
            ) * interval 1 day as date
        ) as began_on,
        0 as is_seen,
        turn,
        'unseen_setting' as setting,
        cast(null as varchar) as location,
        true as is_new_setting,
        'unseen_setting' as repair
    from unseen_settings
)

select
    state,
    child_id,
    removal_date,
    row_number() over (
        partition by state, child_id, removal_date
        order by began_on, is_seen, turn
    ) as sequence,
    began_on,
    setting,
    location,
    is_new_setting,
    repair
from arrangements
