-- One row per removal of the child's latest record. Where a record holds a removal date twice, the
-- form with its history stands before the form without, a known exit before an open episode.
with removals as (
    select
        r.*,
        c.birth_date,
        c.observed_until,
        c.is_in_last_file
    from staging.afcars_oohc_removals as r
    inner join episodes.children as c
        on r.state = c.state and r.e4_child_record_number = c.child_id and r.file_id = c.file_id
    where r.e69_removal_date is not null
)

select
    removals.state,
    e4_child_record_number as child_id,
    e69_removal_date as removal_date,
    removal_number,
    e153_exit_date as exit_date,
    reasons.name as exit_reason,
    birth_date,
    case when length(e3_local_agency) = 5 then e3_local_agency end as county,
    observed_until,
    e153_exit_date is null and not is_in_last_file as is_dropped,
    file_id,
    record_number
from removals
left join codes.exit_reasons as reasons
    on removals.e155_exit_reason = reasons.name and reasons.is_reason
left join codes.removal_layouts as layouts on removals.removal_layout = layouts.name
qualify row_number() over (
    partition by removals.state, e4_child_record_number, e69_removal_date
    order by layouts.position, e153_exit_date is null, e153_exit_date desc, removal_number
) = 1
