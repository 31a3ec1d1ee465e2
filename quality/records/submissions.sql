-- One row per submission in force: of the files of a period that are not blocked the one changed last,
-- with the file in force of the period that follows at once, if it was received.
with in_force as (
    select
        dataset,
        submission,
        file_id,
        period_start,
        period_end
    from raw.files
    where status = 'accepted'
        and submission is not null
        and file_id not in (select file_id from checked.blocked_files)
    qualify row_number() over (partition by dataset, submission order by modified_at desc, path desc) = 1
)

select
    f.*,
    following.file_id as next_file_id
from in_force as f
left join in_force as following
    on f.dataset = following.dataset
    and following.period_start = cast(f.period_end + interval 1 day as date)
