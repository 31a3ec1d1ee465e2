-- One row per child: whether and when the rights of all legal parents ended, and the petitions for it. Rights
-- that ended at different times ended on the latest of the days; a parent who died on a day not told delays
-- nothing. Where one parent's rights are known to stand they have not all ended; else one parent of whom
-- nothing is told leaves it unknown.
with parents as (
    select
        *,
        coalesce(is_deceased, false) as has_died,
        basis = 'afcars_2020'
        and termination is null
        and petitioned_on is null
        and ended_on is null
        and not coalesce(is_deceased, false) as is_untold
    from episodes.parental_rights
)

select
    state,
    child_id,
    case
        when bool_or(ended_on is null and not has_died and not is_untold) then false
        when bool_or(is_untold) then null
        else true
    end as is_terminated,
    case when bool_and(ended_on is not null or has_died) then max(ended_on) end as terminated_on,
    min(case when not has_died then petitioned_on end) as first_petitioned_on,
    max(case when not has_died then petitioned_on end) as last_petitioned_on,
    min(case when not has_died then ended_on end) as first_ordered_on,
    max(case when not has_died then ended_on end) as last_ordered_on,
    bool_and(has_died) as are_all_deceased,
    bool_and(is_untold) as is_untold
from parents
group by state, child_id
