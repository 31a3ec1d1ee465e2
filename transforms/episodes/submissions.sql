-- One row per submission in force: of the usable files of a period the one changed last counts. An
-- agency extract has no period; each of its files is in force under its own identifier.
with usable_files as (
    select
        *,
        coalesce(submission, file_id) as in_force_as
    from raw.files
    where status = 'accepted'
        and file_id not in (select file_id from quality.gate where is_blocked)
)

select
    state,
    dataset,
    in_force_as as submission,
    file_id,
    period_start,
    period_end,
    coalesce(period_end = max(period_end) over (partition by state, dataset), false) as is_last,
    row_number() over (partition by state, dataset order by modified_at, path) as received_order
from usable_files
qualify row_number() over (partition by state, dataset, in_force_as order by modified_at desc, path desc) = 1
