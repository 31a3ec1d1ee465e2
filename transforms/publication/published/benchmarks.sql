with compared as (
    select
        measure_id,
        'national value' as compared_with,
        benchmark_value as stored,
        benchmark_label as says,
        coalesce(benchmark_is_adjusted, false) as is_adjusted
    from published.measures
    where benchmark_value is not null
    union all
    select measure_id, 'target' as compared_with, target as stored, 'The agency''s own target' as says, false as is_adjusted
    from published.measures
    where target is not null
)
select
    compared.measure_id,
    catalogue.title,
    compared.compared_with,
    case when catalogue.unit_of_value = 'percent' then round(100 * compared.stored / measures.per, 10)
        else compared.stored end as value,
    catalogue.unit_of_value,
    compared.says,
    compared.is_adjusted
from compared
inner join published.catalogue as catalogue on compared.measure_id = catalogue.measure_id
inner join published.measures as measures on compared.measure_id = measures.measure_id
order by compared.measure_id, compared.compared_with
