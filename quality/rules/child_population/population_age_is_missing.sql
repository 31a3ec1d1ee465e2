/*---
says     = "Each year of the population has every age from 0 to 17, by single years or by groups."
fields   = ["age_group", "year"]
category = "completeness"
level    = "file"
severity = "error"
source   = "Judgement of this project"
fix      = "Send all ages under 18; a group without children is a row with 0."
beware   = "Rates of children leave out the age in the denominator and are too high."
since    = "0.2"

[[example]]
says = "The year of age 15 is missing from 11 to 16."
child_population = """
year | age_group
2023 | 0
2023 | 1_5_years
2023 | 6_10_years
2023 | 11
2023 | 12
2023 | 13
2023 | 14
2023 | 16
2023 | 17_years
"""
holds = ["2023 17_years", "2023 1_5_years", "2023 6_10_years", "2023 under_1_year"]
violates = ["2023 11_16_years"]
---*/
with groups as (
    select
        age_group,
        count(case when name = cast(try_cast(name as integer) as varchar) then 1 end) as single_years
    from codes.population_age_groups
    where age_group is not null
    group by age_group
),

found as (
    select
        p.file_id,
        p.year,
        c.age_group,
        max(case when p.age_group = c.age_group then 1 else 0 end) as has_group,
        count(distinct case when p.age_group <> c.age_group then p.age_group end) as single_years
    from checked.child_population as p
    inner join codes.population_age_groups as c on p.age_group = c.name
    group by p.file_id, p.year, c.age_group
),

years as (
    select distinct
        file_id,
        year
    from checked.child_population
)

select
    y.file_id,
    y.year,
    g.age_group,
    coalesce(f.has_group, 0) = 0 and coalesce(f.single_years, 0) < g.single_years as is_violation
from years as y
cross join groups as g
left join found as f on y.file_id = f.file_id and y.year = f.year and g.age_group = f.age_group
