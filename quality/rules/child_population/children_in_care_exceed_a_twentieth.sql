/*---
says     = "The children in an AFCARS file are at most a twentieth of the state's children."
fields   = ["children"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "AFCARS: about half a percent of the nation's children are in care on a day; the limit is a judgement of this project"
fix      = "Send whole numbers of children, not thousands; send every county and age."
beware   = "Rates over the population are far too high."
since    = "0.2"

[[example]]
says = "One child in care, and 20 or 19 children in all."
child_population = """
year | age_group | children | file_id
2023 | 6         | 20       | E
2024 | 6         | 19       | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23B        | F
A                      | 24B        | G
"""
holds = ["2023"]
violates = ["2024"]
---*/
with in_care as (
    select
        year(f.period_end) as year,
        f.file_id,
        count(*) as children
    from checked.files as f
    inner join checked.afcars_oohc_children as c on f.file_id = c.file_id
    group by year(f.period_end), f.file_id
),

largest as (
    select
        year,
        max(children) as children
    from in_care
    group by year
),

totals as (
    select
        file_id,
        year,
        max(children) as children
    from (
        select
            file_id,
            year,
            sum(children) as children
        from checked.child_population
        group by file_id, year, county is null
    ) as by_level
    group by file_id, year
)

select
    t.file_id,
    t.year,
    l.children * 20 > t.children as is_violation
from totals as t
inner join largest as l on t.year = l.year
where t.children is not null
