with outcomes_of_measures as (
    select measure_id, outcome
    from published.measure_results
    where outcome not in ('all', 'missing')
    group by measure_id, outcome
),

outcome_counts as (
    select measure_id, count(*) as outcomes
    from outcomes_of_measures
    group by measure_id
),

lists_that_name_all as (
    select outcomes_of_measures.measure_id, labels.list
    from outcomes_of_measures
    inner join published.labels as labels on outcomes_of_measures.outcome = labels.name
    inner join outcome_counts on outcomes_of_measures.measure_id = outcome_counts.measure_id
    group by outcomes_of_measures.measure_id, labels.list, outcome_counts.outcomes
    having count(*) = outcome_counts.outcomes
),

outcome_lists as (
    select measure_id, min(list) as list
    from lists_that_name_all
    group by measure_id
),

in_units as (
    select
        results.*,
        case
            when results.statistic = 'count' then measures.unit
            when results.statistic like 'incidence%' then 'percent'
            else catalogue.unit_of_value
        end as unit_of_value,
        measures.per,
        catalogue.title,
        catalogue.domain
    from published.measure_results as results
    inner join published.measures as measures on results.measure_id = measures.measure_id
    inner join published.catalogue as catalogue on results.measure_id = catalogue.measure_id
),

scaled as (
    select
        *,
        case when unit_of_value = 'percent' then 100 / coalesce(per, 1) else 1 end as scale,
        case when unit_of_value in ('percent', 'hours', 'days', 'months') then 1 else 2 end as decimals
    from in_units
)

select
    scaled.value_id,
    scaled.domain,
    scaled.title,
    case when scaled.component = 'all' then '' else replace(scaled.component, '_', ' ') end as part,
    coalesce(states.label, scaled.state) as state,
    scaled.geography_level as place_level,
    coalesce(places.label, scaled.geography) as place,
    scaled.period,
    scaled.period_type,
    scaled.period_start as first_day,
    scaled.period_end as last_day,
    case when scaled.dimension = 'all' then '' else replace(scaled.dimension, '_', ' ') end as grouped_by,
    case
        when scaled.category = 'all' then ''
        else coalesce(categories.label, upper(left(scaled.category, 1)) || replace(substr(scaled.category, 2), '_', ' '))
    end as group_name,
    case
        when scaled.outcome = 'all' then ''
        else coalesce(outcomes.label, upper(left(scaled.outcome, 1)) || replace(substr(scaled.outcome, 2), '_', ' '))
    end as outcome,
    scaled.statistic,
    round(scaled.value * scaled.scale, scaled.decimals) as value,
    scaled.unit_of_value,
    round(scaled.ci_lower * scaled.scale, scaled.decimals) as lower,
    round(scaled.ci_upper * scaled.scale, scaled.decimals) as upper,
    scaled.numerator,
    scaled.denominator,
    scaled.status,
    case
        when coalesce(scaled.status_reason, '') in ('', statuses.label) then coalesce(statuses.label, scaled.status)
        else split_part(coalesce(statuses.label, scaled.status), ':', 1) || ': ' || scaled.status_reason
    end as status_in_words,
    scaled.measure_id
from scaled
left join published.breakdowns as breakdowns on scaled.dimension = breakdowns.breakdown
left join published.labels as categories
    on breakdowns.code_list = categories.list and scaled.category = categories.name
left join outcome_lists on scaled.measure_id = outcome_lists.measure_id
left join published.labels as outcomes
    on outcome_lists.list = outcomes.list and scaled.outcome = outcomes.name
left join published.labels as states on states.list = 'states' and scaled.state = states.name
left join published.labels as places
    on places.list = case scaled.geography_level when 'state' then 'states' when 'county' then 'counties' end
        and scaled.geography = places.name
left join published.labels as statuses
    on statuses.list = 'result_statuses' and scaled.status = statuses.name
order by scaled.domain, scaled.measure_id, scaled.state, scaled.period_type, scaled.period_end, scaled.period,
    scaled.geography_level desc, scaled.geography, scaled.component, scaled.dimension, scaled.category,
    scaled.outcome, scaled.statistic, scaled.value_id
