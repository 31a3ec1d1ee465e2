-- One row per cell of the child population in the age groups of rates. Children under 18 only.
with cells as (
    select
        p.*,
        g.age_group as rate_age_group
    from staging.child_population as p
    inner join codes.population_age_groups as g on p.age_group = g.name
    inner join episodes.submissions as f on p.state = f.state and p.file_id = f.file_id
    where g.age_group is not null
    qualify row_number() over (
        partition by p.state, p.county, p.year, p.age_group, p.sex, p.race_ethnicity
        order by f.received_order desc, p.record_number desc
    ) = 1
)

select
    state,
    county,
    year,
    rate_age_group as age_group,
    sex,
    race_ethnicity,
    sum(children) as children
from cells
group by state, county, year, rate_age_group, sex, race_ethnicity
