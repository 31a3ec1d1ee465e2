-- One row per removal that AFCARS 1993 files tell of, the latest of its files winning. An exit that no file
-- reported is the previous discharge of the next removal, without a reason. Before the first removal seen,
-- the first removal on record is a row of its own where the total says there was one; its exit is the
-- previous discharge where the total says that no other removal lies between.
with told as (
    select
        *,
        last_value(total_removals ignore nulls) over removal as removals_in_all,
        last_value(previous_exit_date ignore nulls) over removal as exit_before,
        last_value(first_removal_date ignore nulls) over removal as first_removal,
        last_value(county ignore nulls) over removal as last_county,
        count(exit_date) over removal > 0 as was_closed,
        min(filed_removal_date) over removal < max(filed_removal_date) over removal as was_moved
    from episodes.snapshots
    where removal_date is not null
    window removal as (
        partition by state, child_id, removal_date
        order by snapshot_number
        rows between unbounded preceding and unbounded following
    )
    qualify row_number() over (partition by state, child_id, removal_date order by snapshot_number desc) = 1
),

in_order as (
    select
        *,
        row_number() over child as position,
        lead(removal_date) over child as next_removal_date,
        lead(exit_before) over child as next_exit_before,
        lead(removals_in_all) over child as next_removals_in_all
    from told
    window child as (partition by state, child_id order by removal_date)
),

closed as (
    select
        *,
        coalesce(
            exit_date,
            case
                when next_exit_before between removal_date and next_removal_date
                    and coalesce(next_removals_in_all - removals_in_all <= 1, true)
                    then next_exit_before
            end
        ) as closed_on
    from in_order
),

seen as (
    select
        state,
        child_id,
        removal_date,
        removals_in_all as removal_number,
        closed_on as exit_date,
        exit_reason,
        last_county as county,
        case
            when next_removal_date <= period_end then cast(next_removal_date - interval 1 day as date)
            else period_end
        end as last_seen_on,
        closed_on is null and next_removal_date is not null as is_exit_unknown,
        case when was_moved then 'removal_date_corrected' end as removal_repair,
        case
            when exit_date is null and closed_on is not null then 'closed_by_previous_discharge'
            when closed_on is null and next_removal_date is not null then 'exit_never_reported'
            when exit_date is null and was_closed then 'exit_withdrawn'
        end as exit_repair,
        submission,
        file_id,
        record_number
    from closed
),

first_removals as (
    select
        *,
        case
            when exit_before between first_removal and removal_date and coalesce(removals_in_all = 2, true)
                then exit_before
        end as first_exit
    from in_order
    where position = 1
        and first_removal < removal_date
        and (removals_in_all >= 2 or (removals_in_all is null and exit_before >= first_removal))
),

known_by_date as (
    select
        state,
        child_id,
        first_removal as removal_date,
        1 as removal_number,
        first_exit as exit_date,
        cast(null as varchar) as exit_reason,
        cast(null as varchar) as county,
        first_removal as last_seen_on,
        first_exit is null as is_exit_unknown,
        'known_by_first_removal_date' as removal_repair,
        case when first_exit is null then 'exit_never_reported' else 'closed_by_previous_discharge' end
            as exit_repair,
        submission,
        file_id,
        record_number
    from first_removals
)

select * from seen
union all
select * from known_by_date
