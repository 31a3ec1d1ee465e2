/*---
says     = "The counties' children of a year and age add up to those of the state, within one percent."
fields   = ["children", "county"]
category = "plausibility"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Take state and counties from one edition of the estimates; send every county."
beware   = "Rates of counties and of the state do not fit together."
since    = "0.2"

[[example]]
says = "A year and age without a row of the state is not asked."
child_population = """
county | year | age_group | children
99001  | 2023 | 6         | 600
99003  | 2023 | 6         | 400
       | 2023 | 6         | 1010
99001  | 2023 | 7         | 600
       | 2023 | 7         | 1000
99001  | 2023 | 8         | 600
"""
holds = ["2023 6"]
violates = ["2023 7"]
---*/
with cells as (
    select
        file_id,
        year,
        age_group,
        coalesce(sex, '') as sex,
        coalesce(race_ethnicity, '') as race_ethnicity,
        sum(case when county is null then children end) as of_state,
        sum(case when county is not null then children end) as of_counties
    from checked.child_population
    where children is not null
    group by file_id, year, age_group, coalesce(sex, ''), coalesce(race_ethnicity, '')
),

compared as (
    select
        file_id,
        year,
        age_group,
        sum(of_state) as of_state,
        sum(of_counties) as of_counties
    from cells
    where of_state is not null and of_counties is not null
    group by file_id, year, age_group
)

select
    file_id,
    year,
    age_group,
    abs(of_state - of_counties) > 0.01 * of_state as is_violation
from compared
