with covered as (
    select measure_id, min(period_start) as first_day, max(period_end) as last_day
    from published.measure_results
    group by measure_id
)
select
    measures.measure_id,
    measures.title,
    coalesce(domains.label, replace(measures.domain, '_', ' ')) as domain,
    measures.states as says,
    measures.denominator_in_words as who_is_counted,
    measures.numerator_in_words as what_must_be_so,
    measures.kind,
    case
        when measures.kind in ('proportion', 'share') then 'percent'
        when measures.kind = 'duration' then measures.duration_unit
        when measures.kind = 'incidence' then 'days'
        when measures.kind = 'rate' then 'per ' || format('{:,}', cast(measures.per as bigint)) || ' '
            || replace(measures.exposure, 'child_population', 'children in the population')
        when measures.kind in ('count', 'ratio') then measures.unit
            || case when measures.per > 1 then ' per ' || format('{:,}', cast(measures.per as bigint)) else '' end
        else 'times'
    end as unit_of_value,
    measures.better,
    measures.authority,
    measures.version,
    covered.first_day,
    covered.last_day
from published.measures as measures
left join covered on measures.measure_id = covered.measure_id
left join published.labels as domains on domains.list = 'domains' and measures.domain = domains.name
order by domains.position, measures.measure_id
