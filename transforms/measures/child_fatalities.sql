/*---
title     = "Child maltreatment fatalities"
states    = "Of 100,000 children in the population, how many deaths of maltreatment were reported in a federal fiscal year."
denominator = "children under 18 in the population on the 1 July in the period"
numerator = { all = "children whom the Child File of the fiscal year reports as dead of maltreatment, each once, and the deaths that its Agency File counts beside them", child_file = "children whom the Child File of the fiscal year reports as dead of maltreatment, each once" }
exclusions = [
    "deaths in the Child File of another year, whenever the child died",
]
why       = "The gravest outcome of all. Each death asks what was known, by whom, and what could have been done."
authority = "Child Maltreatment, fatalities; NCANDS Child File field 34 and Agency File item 4.1"
domain    = "investigation"
kind      = "rate"
unit      = "deaths"
exposure  = "child_population"
per       = 100000
better    = "lower"
components = ["all", "child_file"]
needs     = { all = ["ncands", "ncands_agency"], child_file = ["ncands"] }
benchmark = { value = 2.5, label = "national rate, FFY2019" }
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "A death is counted in the year in which it was determined and filed. The federal report takes corrections up to its printing; a death moved between the Child File and the Agency File since then may count twice there or here.",
]
notes     = """
All: children whom the Child File of the year reports as dead of maltreatment, and the deaths that the Agency File
of the year counts beside it (known from death reviews, health departments or police). Child_file: the former
alone. A child counts once in a year, however many reports name the death; the year is that in which the death was
determined and filed, often later than that of the death. Deaths of the Agency File have no county, age, sex or
race: in breakdowns they are missing, and county figures are of the Child File alone. An Agency File without the item, or with
a blank in it, adds nothing: all is then as in the Child File. Figures of a single state and year rest on few deaths; read them over several
years.
"""

[[example]]
says = "A child named in two reports of a year counts once, and again only in a file of another year; the Agency File's deaths are added."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | is_maltreatment_death | submission_year
R1        | A        | true                  | 2023
R2        | A        | true                  | 2023
R3        | B        | false                 | 2023
R4        | C        | true                  | 2024
"""
agency_file = """
submission_year | fatalities_not_in_child_file
2022            | 5
2023            | 2
"""
expects = { numerator = 3 }

[[example]]
says = "The Child File's own deaths stand apart; a blank in the Agency File adds none."
component = "child_file"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | is_maltreatment_death
R1        | A        | true
R2        | B        | false
"""
agency_file = """
submission_year | fatalities_not_in_child_file
2023            |
"""
expects = { numerator = 1 }
---*/
with deaths_in_child_file as (
    select *
    from episodes.maltreatment_reports
    where is_maltreatment_death and submission_year = year(cast($period_end as date))
    qualify row_number() over (
        partition by state, child_id
        order by report_date nulls last, report_id
    ) = 1
),

other_deaths as (
    select
        state,
        unnest(generate_series(1, fatalities_not_in_child_file)) as number_of_death
    from episodes.agency_file
    where submission_year = year(cast($period_end as date)) and fatalities_not_in_child_file > 0
),

child_file_members as (
    select
        state,
        child_id,
        child_id as member_key,
        coalesce(report_date, disposition_date) as counted_on,
        county
    from deaths_in_child_file
)

select
    *,
    'all' as component,
    1 as numerator
from child_file_members
union all
select
    *,
    'child_file' as component,
    1 as numerator
from child_file_members
union all
select
    state,
    null as child_id,
    'agency file ' || cast(number_of_death as varchar) as member_key,
    cast($period_end as date) as counted_on,
    null as county,
    'all' as component,
    1 as numerator
from other_deaths
