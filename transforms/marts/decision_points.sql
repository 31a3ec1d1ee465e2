-- One row per place, fiscal year, group and decision point: how many took the step, of how many who could. Steps
-- counted from the population are cumulative; the others are conditional on the step before. Reports, victims
-- and removals come from two federal files that are not linked for it: a removal need not be one of a victim.
with counts as (
    select *
    from marts.measure_results
    where statistic = 'value'
        and component = 'all'
        and outcome = 'all'
        and period_type = '12_months'
        and month(period_end) = 9
        and geography_level in ('state', 'county')
        and dimension in ('race_ethnicity', 'race_alone_or_in_combination')
        and category not in ('unknown', 'missing')
        and status in ('final', 'provisional', 'not_available')
        and numerator is not null
),

steps as (
    select
        r.state,
        r.period_end,
        r.geography_level,
        r.geography,
        r.dimension,
        r.category,
        p.name as decision_point,
        r.numerator as reached,
        case when p.reached = p.base then b.denominator else b.numerator end as base,
        case
            when r.status = 'final' and b.status = 'final' then 'final'
            else 'provisional'
        end as status,
        coalesce(r.status_reason, b.status_reason) as status_reason,
        least(r.as_of, b.as_of) as as_of
    from codes.decision_points as p
    inner join counts as r on p.reached = r.measure_id
    inner join counts as b
        on p.base = b.measure_id
        and r.state = b.state
        and r.period_end = b.period_end
        and r.geography_level = b.geography_level
        and r.geography = b.geography
        and r.dimension = b.dimension
        and r.category = b.category
)

select
    *,
    'FFY' || cast(year(period_end) as varchar) as period
from steps
where base > 0
