-- One row per child of an AFCARS file in force, with its current removal: the one with the latest removal
-- date, whichever way the record reports it. Of two forms of one removal the one with its history counts.
with children as (
    select
        f.file_id,
        f.next_file_id,
        c.record_number,
        c.e4_child_record_number as child_id,
        c.e5_date_of_birth as birth_date
    from checked.files as f
    inner join checked.afcars_oohc_children as c on f.file_id = c.file_id
),

current_removals as (
    select
        r.file_id,
        r.e4_child_record_number,
        r.removal_number,
        r.removal_layout,
        r.e69_removal_date,
        r.e153_exit_date,
        r.e155_exit_reason
    from checked.afcars_oohc_removals as r
    left join codes.removal_layouts as layouts on r.removal_layout = layouts.name
    qualify row_number() over (
        partition by r.file_id, r.e4_child_record_number
        order by r.e69_removal_date desc nulls last, layouts.position, r.removal_number desc
    ) = 1
),

removal_counts as (
    select
        file_id,
        e4_child_record_number,
        count(distinct e69_removal_date) as removals
    from checked.afcars_oohc_removals
    group by file_id, e4_child_record_number
),

removals_with_arrangement as (
    select distinct
        file_id,
        e4_child_record_number,
        removal_number
    from checked.afcars_oohc_living_arrangements
)

select
    children.file_id,
    children.record_number,
    children.child_id,
    children.birth_date,
    r.e69_removal_date as removal_date,
    r.e153_exit_date as exit_date,
    reasons.name as exit_reason,
    coalesce(n.removals, 0) as removals,
    coalesce(r.removal_layout = 'removal_2020', false) as is_reported_with_history,
    a.file_id is not null as has_living_arrangement,
    children.next_file_id is not null as has_next_file,
    following.file_id is not null as is_in_next_file
from children
left join current_removals as r
    on children.file_id = r.file_id and children.child_id = r.e4_child_record_number
left join removal_counts as n
    on children.file_id = n.file_id and children.child_id = n.e4_child_record_number
left join removals_with_arrangement as a
    on r.file_id = a.file_id
    and r.e4_child_record_number = a.e4_child_record_number
    and r.removal_number = a.removal_number
left join children as following
    on children.next_file_id = following.file_id and children.child_id = following.child_id
left join codes.exit_reasons as reasons on r.e155_exit_reason = reasons.name and reasons.is_reason
