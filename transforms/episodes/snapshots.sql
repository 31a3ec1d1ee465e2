-- One row per child and AFCARS 1993 file in force: what the file says, and the removal it tells of. Two
-- files that name different removal dates tell of one removal where no exit lies between and the total of
-- removals is the same (where one is missing: the dates are at most 30 days apart); the date of the later
-- file counts. A removal after the latest one that a later file names is denied by it and has no date here. A
-- record of an annual file tells how things stood at the end of the six months that it names.
with records as (
    select
        r.state,
        r.recnumbr as child_id,
        s.submission,
        s.period_start,
        least(s.period_end, cast(r.report_date + interval 1 month - interval 1 day as date)) as period_end,
        r.latremdt as filed_removal_date,
        r.rem1dt as first_removal_date,
        r.totalrem as total_removals,
        r.dlstfcdt as previous_exit_date,
        r.dodfcdt as exit_date,
        case when r.dodfcdt is not null then exits.name end as exit_reason,
        case when length(r.fipscode) = 5 and r.fipscode not like '000%' then r.fipscode end as county,
        settings.setting,
        r.cursetdt as setting_began_on,
        r.numplep as settings_so_far,
        case
            when kinds.is_absence then 'runaway_or_unknown'
            when r.placeout = 'yes' then 'out_of_state'
            when r.placeout = 'no' then 'in_state'
        end as location,
        r.file_id,
        r.record_number
    from staging.afcars_foster_care_1993 as r
    inner join episodes.submissions as s
        on r.state = s.state and r.file_id = s.file_id and r.submission = s.submission
    left join codes.afcars_1993_settings as settings on r.curplset = settings.name
    left join codes.placement_settings as kinds on settings.setting = kinds.name
    left join codes.afcars_1993_discharge_reasons as reasons on r.disreasn = reasons.name
    left join codes.exit_reasons as exits on reasons.exit_reason = exits.name and exits.is_reason
    qualify row_number() over (
        partition by r.state, r.recnumbr, s.submission
        order by r.record_number desc
    ) = 1
),

numbered_records as (
    select
        *,
        row_number() over (
            partition by state, child_id
            order by period_end, period_start, submission
        ) as snapshot_number
    from records
),

neighbours as (
    select
        *,
        lag(filed_removal_date) over child as removal_date_before,
        lag(total_removals) over child as total_removals_before,
        lag(exit_date) over child as exit_date_before
    from numbered_records
    where filed_removal_date is not null
    window child as (partition by state, child_id order by snapshot_number)
),

marked_records as (
    select
        *,
        case
            when removal_date_before is null then true
            when filed_removal_date = removal_date_before then false
            when exit_date_before <= filed_removal_date then true
            when previous_exit_date > removal_date_before and previous_exit_date <= filed_removal_date then true
            when total_removals <> total_removals_before then true
            when total_removals = total_removals_before then false
            else abs(date_diff('day', removal_date_before, filed_removal_date)) > 30
        end as begins_removal
    from neighbours
),

stretches as (
    select
        *,
        sum(cast(begins_removal as integer)) over (
            partition by state, child_id
            order by snapshot_number
            rows unbounded preceding
        ) as stretch
    from marked_records
),

corrected_records as (
    select
        *,
        last_value(filed_removal_date) over (
            partition by state, child_id, stretch
            order by snapshot_number
            rows between unbounded preceding and unbounded following
        ) as corrected_removal_date
    from stretches
),

confirmed_records as (
    select
        *,
        min(corrected_removal_date) over (
            partition by state, child_id
            order by snapshot_number
            rows between 1 following and unbounded following
        ) as earliest_later_removal_date
    from corrected_records
)

select
    r.state,
    r.child_id,
    r.snapshot_number,
    r.submission,
    r.period_start,
    r.period_end,
    case
        when coalesce(c.earliest_later_removal_date < c.corrected_removal_date, false) then null
        else c.corrected_removal_date
    end as removal_date,
    r.filed_removal_date,
    r.first_removal_date,
    r.total_removals,
    r.previous_exit_date,
    r.exit_date,
    r.exit_reason,
    r.county,
    r.setting,
    r.setting_began_on,
    r.settings_so_far,
    r.location,
    r.file_id,
    r.record_number
from numbered_records as r
left join confirmed_records as c
    on r.state = c.state and r.child_id = c.child_id and r.snapshot_number = c.snapshot_number
