/*---
says     = "A place's children are within 10 percent of those a year before."
fields   = ["children", "year"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project: births and moves change a county's children by a few percent a year"
fix      = "Check both years; explain a new census base or borders that changed."
beware   = "Rates of the place jump with their denominator."
since    = "0.2"

[[example]]
says = "Places of fewer than 500 children are not asked."
child_population = """
county | year | age_group | children
99001  | 2022 | 6         | 1000
99001  | 2023 | 6         | 1100
99003  | 2022 | 6         | 1000
99003  | 2023 | 6         | 1101
99005  | 2022 | 6         | 400
99005  | 2023 | 6         | 800
"""
holds = ["99001 2023"]
violates = ["99003 2023"]
---*/
with totals as (
    select
        file_id,
        coalesce(county, 'state') as place,
        year,
        sum(children) as children
    from checked.child_population
    where children is not null
    group by file_id, coalesce(county, 'state'), year
),

ordered as (
    select
        *,
        lag(children) over (partition by file_id, place order by year) as children_before,
        lag(year) over (partition by file_id, place order by year) as year_before
    from totals
)

select
    file_id,
    place,
    year,
    abs(children - children_before) > 0.1 * children_before as is_violation
from ordered
where year_before = year - 1 and children_before >= 500
