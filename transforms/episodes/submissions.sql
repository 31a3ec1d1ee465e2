-- One row per submission in force: of the usable files of a period the one received last counts.
-- An agency extract has no period; each of its files is in force under its own identifier. A file that
-- covers two six-month files, both received, gives way to them: they know more.
with usable_files as (
    select
        *,
        coalesce(submission, file_id) as in_force_as
    from raw.files
    where status = 'accepted'
        and file_id not in (select file_id from quality.gate where is_blocked)
),

in_force as (
    select
        state,
        dataset,
        in_force_as as submission,
        file_id,
        period_start,
        period_end,
        coalesce(period_end = max(period_end) over (partition by state, dataset), false) as is_last,
        received_order
    from usable_files
    qualify row_number() over (partition by state, dataset, in_force_as order by received_order desc) = 1
),

replaced as (
    select
        whole.state,
        whole.dataset,
        whole.submission
    from in_force as whole
    inner join in_force as half
        on whole.state = half.state
        and whole.dataset = half.dataset
        and whole.submission <> half.submission
        and whole.period_start <= half.period_start
        and whole.period_end >= half.period_end
    group by whole.state, whole.dataset, whole.submission
    having count(*) >= 2
)

select f.*
from in_force as f
left join replaced as r on f.state = r.state and f.dataset = r.dataset and f.submission = r.submission
where r.submission is null
