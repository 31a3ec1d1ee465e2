/*---
says     = "The population has every year from the first to the last in which federal files begin a period."
fields   = ["year"]
category = "completeness"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project; the newest two years may not be out yet"
fix      = "Send the population of 1 July of every year, by the newest estimates."
beware   = "Rates of the year have no denominator."
since    = "0.2"

[[example]]
says = "2026 may not be out yet when 2024 is the last."
child_population = """
year | file_id
2022 | E
2024 | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 22B        | F1
A                      | 23B        | F2
A                      | 24B        | F3
A                      | 26B        | F4
A                      | 27B        | F5
"""
holds = ["2022", "2024"]
violates = ["2023", "2027"]
---*/
with needed as (
    select distinct year(period_end) as needed_year
    from checked.files
    where period_end is not null
),

known as (
    select
        file_id,
        max(year) as last_year
    from checked.child_population
    group by file_id
),

years as (
    select distinct year
    from checked.child_population
)

select
    k.file_id,
    n.needed_year as year,
    y.year is null as is_violation
from needed as n
cross join known as k
left join years as y on n.needed_year = y.year
where n.needed_year <= k.last_year or n.needed_year > k.last_year + 2
