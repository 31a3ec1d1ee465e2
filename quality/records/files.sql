-- One row per file in force, with the files in force of the periods that touch its own. An extract has no
-- submission: its file is in force under its own identifier.
select
    f.dataset,
    nullif(f.submission, f.file_id) as submission,
    f.file_id,
    f.period_start,
    f.period_end,
    following.file_id as next_file_id,
    preceding.file_id as previous_file_id
from checked.in_force as f
left join checked.in_force as following
    on f.dataset = following.dataset
    and following.period_start = cast(f.period_end + interval 1 day as date)
left join checked.in_force as preceding
    on f.dataset = preceding.dataset
    and f.period_start = cast(preceding.period_end + interval 1 day as date)
