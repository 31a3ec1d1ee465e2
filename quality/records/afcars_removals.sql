-- One row per removal of a child in an AFCARS 2020 file in force, with the removal after it. Of two forms
-- of one removal (the same child and date) the one that makes the episode counts. Removals without a date are
-- left out.
with removals as (
    select
        f.file_id,
        f.period_start,
        f.period_end,
        f.next_file_id,
        r.record_number,
        r.e4_child_record_number as child_id,
        r.removal_number,
        r.removal_layout,
        r.e69_removal_date as removal_date,
        r.e153_exit_date as exit_date,
        r.e155_exit_reason as exit_reason
    from checked.files as f
    inner join checked.afcars_oohc_removals as r on f.file_id = r.file_id
    left join codes.removal_layouts as layouts on r.removal_layout = layouts.name
    where r.e69_removal_date is not null
    qualify row_number() over (
        partition by r.file_id, r.e4_child_record_number, r.e69_removal_date
        order by
            layouts.position,
            coalesce(r.e153_exit_date <= r.e69_removal_date, false),
            r.e153_exit_date is null,
            r.e153_exit_date desc,
            r.removal_number
    ) = 1
)

select
    removals.*,
    c.e5_date_of_birth as birth_date,
    lead(removals.removal_date) over (
        partition by removals.file_id, removals.child_id
        order by removals.removal_date
    ) as next_removal_date
from removals
left join checked.afcars_oohc_children as c
    on removals.file_id = c.file_id and removals.child_id = c.e4_child_record_number
