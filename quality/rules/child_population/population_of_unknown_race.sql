/*---
says     = "The population has no children of unknown race."
fields   = ["race_ethnicity"]
category = "conformance"
level    = "field"
severity = "query"
source   = "Population estimates give every person a race; judgement of this project"
fix      = "Send the estimates by the census groups; leave race empty where it is not broken down."
beware   = "Rates by race take children of unknown race as a group of their own."
since    = "0.2"

[[example]]
child_population = """
year | age_group | race_ethnicity
2022 | 6         | white
2023 | 6         | unknown
2024 | 6         |
"""
holds = ["2022 6"]
violates = ["2023 6"]
---*/
select
    file_id,
    record_number,
    year,
    age_group,
    race_ethnicity in ('unknown', 'missing') as is_violation
from checked.child_population
where race_ethnicity is not null
