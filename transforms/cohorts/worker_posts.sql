-- One row per worker and stretch of days over which the post stays the same, from before the first employment on. Of
-- several posts at once the one with cases counts, and of those the one taken last; their full-time equivalents add
-- up. Days without employment keep the post before them, the first days the post to come.
with changes as (
    select
        state,
        worker_id,
        date '0001-01-01' as on_day
    from episodes.employment
    union all
    select
        state,
        worker_id,
        hired_on as on_day
    from episodes.employment
    union all
    select
        state,
        worker_id,
        carries_cases_from as on_day
    from episodes.employment
    union all
    select
        state,
        worker_id,
        separated_on as on_day
    from episodes.employment
),

stretches as (
    select
        state,
        worker_id,
        on_day as from_on,
        lead(on_day) over (partition by state, worker_id order by on_day) as until_on
    from changes
    where on_day is not null
    group by state, worker_id, on_day
),

spells as (
    select
        t.*,
        e.unit,
        e.county,
        e.role,
        e.supervisor_id,
        e.hired_on,
        e.fte,
        e.hired_on <= t.from_on as has_begun,
        e.hired_on <= t.from_on and coalesce(e.separated_on > t.from_on, true) as is_held,
        coalesce(e.carries_cases_from <= t.from_on, false) and coalesce(e.separated_on > t.from_on, true) as carries
    from stretches as t
    inner join episodes.employment as e on t.state = e.state and t.worker_id = e.worker_id
),

posts as (
    select
        *,
        bool_or(is_held) over (partition by state, worker_id, from_on) as is_employed,
        bool_or(carries and fte is null) over (partition by state, worker_id, from_on) as is_unknown,
        sum(case when carries then fte else 0 end) over (partition by state, worker_id, from_on) as case_carrying_fte
    from spells
)

select
    state,
    worker_id,
    from_on,
    until_on,
    is_employed,
    unit,
    county,
    role,
    supervisor_id,
    case when not is_unknown then case_carrying_fte end as fte
from posts
qualify row_number() over (
    partition by state, worker_id, from_on
    order by
        carries desc,
        is_held desc,
        has_begun desc,
        case when has_begun then hired_on end desc,
        hired_on
) = 1
