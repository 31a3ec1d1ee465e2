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

undated_removals as (
    select
        r.file_id,
        r.e4_child_record_number as child_id,
        r.removal_number,
        r.removal_layout,
        r.e69_removal_date as removal_date,
        r.e153_exit_date as exit_date,
        r.e155_exit_reason as exit_reason
    from checked.afcars_oohc_removals as r
    left join codes.removal_layouts as layouts on r.removal_layout = layouts.name
    where r.e69_removal_date is null
    qualify row_number() over (
        partition by r.file_id, r.e4_child_record_number
        order by layouts.position, r.removal_number desc
    ) = 1
),

current_removals as (
    select
        file_id,
        child_id,
        removal_number,
        removal_layout,
        removal_date,
        exit_date,
        exit_reason
    from checked.afcars_removals
    where next_removal_date is null
    union all
    select undated_removals.*
    from undated_removals
    anti join checked.afcars_removals as dated
        on undated_removals.file_id = dated.file_id and undated_removals.child_id = dated.child_id
),

removal_counts as (
    select
        file_id,
        child_id,
        count(*) as removals
    from checked.afcars_removals
    group by file_id, child_id
)

select
    children.file_id,
    children.record_number,
    children.child_id,
    children.birth_date,
    r.removal_date,
    r.exit_date,
    reasons.name as exit_reason,
    coalesce(n.removals, 0) as removals,
    coalesce(r.removal_layout = 'removal_2020', false) as is_reported_with_history,
    a.file_id is not null as has_living_arrangement,
    children.next_file_id is not null as has_next_file,
    following.file_id is not null as is_in_next_file
from children
left join current_removals as r
    on children.file_id = r.file_id and children.child_id = r.child_id
left join removal_counts as n
    on children.file_id = n.file_id and children.child_id = n.child_id
left join checked.afcars_arranged_removals as a
    on r.file_id = a.file_id
    and r.child_id = a.e4_child_record_number
    and r.removal_number = a.removal_number
left join children as following
    on children.next_file_id = following.file_id and children.child_id = following.child_id
left join codes.exit_reasons as reasons on r.exit_reason = reasons.name and reasons.is_reason
