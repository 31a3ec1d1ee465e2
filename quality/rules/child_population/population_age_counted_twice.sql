/*---
says     = "A place's population of a year has an age by single years or as a group, not both."
fields   = ["age_group"]
category = "conformance"
level    = "file"
severity = "error"
source   = "Contract of the extract: ages are added up"
fix      = "Send single years or groups, not both."
beware   = "Rates of children have twice the denominator and are half as high as they should be."
since    = "0.2"

[[example]]
child_population = """
county | year | age_group
99001  | 2023 | 6
99001  | 2023 | 11_16_years
99003  | 2023 | 6
99003  | 2023 | 6_10_years
"""
holds = ["99001 2023 11_16_years", "99001 2023 6_10_years"]
violates = ["99003 2023 6_10_years"]
---*/
select
    p.file_id,
    min(p.record_number) as record_number,
    coalesce(p.county, 'state') as place,
    p.year,
    c.age_group,
    count(distinct case when p.age_group = c.age_group then 'group' else 'years' end) > 1 as is_violation
from checked.child_population as p
inner join codes.population_age_groups as c on p.age_group = c.name
group by p.file_id, coalesce(p.county, 'state'), p.year, c.age_group
