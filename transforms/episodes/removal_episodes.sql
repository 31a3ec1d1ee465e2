-- One row per removal of a child. A record of 2020 lists the child's removals and replaces what snapshots
-- told of them; from its first removal on it denies any other. What it leaves empty (county, reason of an
-- equal exit, exit of a removal that it lists as ended) comes from the snapshots of the same removal:
-- removal dates at most 30 days apart, no exit between. Removals of snapshots alone stand before it, and for
-- children without such a record. Where a record holds a removal date twice, the form with its history
-- stands before the form without, then a known exit before an open episode; a stay that ended on its first day
-- (the child was removed again that day) stands last. A removal listed as ended of which nothing tells when
-- counts as care up to the last day on which snapshots saw it open, else on its first day.
with listed as (
    select
        r.state,
        r.e4_child_record_number as child_id,
        r.e69_removal_date as removal_date,
        r.removal_number,
        r.e153_exit_date as exit_date,
        r.e153_exit_date is null and coalesce(layouts.has_ended, false) as lacks_exit,
        reasons.name as exit_reason,
        case when length(r.e3_local_agency) = 5 then r.e3_local_agency end as county,
        c.birth_date,
        c.observed_until,
        c.is_in_last_file,
        r.file_id,
        r.record_number
    from staging.afcars_oohc_removals as r
    inner join episodes.children as c
        on r.state = c.state and r.e4_child_record_number = c.child_id and r.file_id = c.file_id
    left join codes.exit_reasons as reasons on r.e155_exit_reason = reasons.name and reasons.is_reason
    left join codes.removal_layouts as layouts on r.removal_layout = layouts.name
    where r.e69_removal_date is not null
    qualify row_number() over (
        partition by r.state, r.e4_child_record_number, r.e69_removal_date
        order by
            layouts.position,
            coalesce(r.e153_exit_date <= r.e69_removal_date, false),
            r.e153_exit_date is null,
            r.e153_exit_date desc,
            r.removal_number
    ) = 1
),

first_listed as (
    select
        state,
        child_id,
        min(removal_date) as removal_date
    from listed
    group by state, child_id
),

same_removals as (
    select
        l.state,
        l.child_id,
        l.removal_date,
        s.removal_date as snapshot_removal_date,
        s.exit_date,
        s.exit_reason,
        s.county,
        s.last_seen_on
    from listed as l
    inner join episodes.snapshot_removals as s
        on l.state = s.state
        and l.child_id = s.child_id
        and abs(date_diff('day', l.removal_date, s.removal_date)) <= 30
    where l.removal_date = s.removal_date
        or (
            not coalesce(s.removal_date < l.removal_date and s.exit_date <= l.removal_date, false)
            and not coalesce(l.removal_date < s.removal_date and l.exit_date <= s.removal_date, false)
        )
    qualify row_number() over (
        partition by l.state, l.child_id, l.removal_date
        order by abs(date_diff('day', l.removal_date, s.removal_date)), s.removal_date
    ) = 1
    and row_number() over (
        partition by s.state, s.child_id, s.removal_date
        order by abs(date_diff('day', l.removal_date, s.removal_date)), l.removal_date
    ) = 1
),

listed_episodes as (
    select
        l.state,
        l.child_id,
        l.removal_date,
        l.removal_number,
        case when l.lacks_exit then s.exit_date else l.exit_date end as exit_date,
        coalesce(
            l.exit_reason,
            case when l.lacks_exit or l.exit_date = s.exit_date then s.exit_reason end
        ) as exit_reason,
        l.birth_date,
        coalesce(l.county, s.county) as county,
        case
            when l.lacks_exit and s.exit_date is null then coalesce(s.last_seen_on, l.removal_date)
            else l.observed_until
        end as observed_until,
        case
            when l.lacks_exit then s.exit_date is null
            else l.exit_date is null and not l.is_in_last_file
        end as is_dropped,
        'afcars_2020' as basis,
        cast(null as varchar) as removal_repair,
        case
            when l.lacks_exit and s.exit_date is not null then 'exit_from_snapshot'
            when l.lacks_exit then 'exit_never_reported'
            when l.exit_reason is null and l.exit_date = s.exit_date and s.exit_reason is not null
                then 'reason_from_snapshot'
        end as exit_repair,
        s.snapshot_removal_date,
        l.file_id,
        l.record_number
    from listed as l
    left join same_removals as s
        on l.state = s.state and l.child_id = s.child_id and l.removal_date = s.removal_date
),

standing_snapshots as (
    select
        s.*,
        c.birth_date,
        c.observed_until,
        c.is_in_last_file,
        f.removal_date as first_listed_on,
        s.is_exit_unknown or (s.exit_date is null and f.removal_date is not null) as is_never_closed
    from episodes.snapshot_removals as s
    inner join episodes.children as c on s.state = c.state and s.child_id = c.child_id
    left join first_listed as f on s.state = f.state and s.child_id = f.child_id
    left join same_removals as l
        on s.state = l.state and s.child_id = l.child_id and s.removal_date = l.snapshot_removal_date
    where l.removal_date is null
        and (
            f.removal_date is null
            or (s.removal_date < f.removal_date and coalesce(s.exit_date <= f.removal_date, true))
        )
),

snapshot_episodes as (
    select
        state,
        child_id,
        removal_date,
        removal_number,
        exit_date,
        exit_reason,
        birth_date,
        county,
        case
            when is_never_closed and first_listed_on <= last_seen_on
                then cast(first_listed_on - interval 1 day as date)
            when is_never_closed then last_seen_on
            else observed_until
        end as observed_until,
        exit_date is null and (is_never_closed or not is_in_last_file) as is_dropped,
        'afcars_1993' as basis,
        case
            when removal_repair is null and first_listed_on is not null then 'not_listed_later'
            else removal_repair
        end as removal_repair,
        case when is_never_closed then 'exit_never_reported' else exit_repair end as exit_repair,
        removal_date as snapshot_removal_date,
        file_id,
        record_number
    from standing_snapshots
)

select * from listed_episodes
union all
select * from snapshot_episodes
