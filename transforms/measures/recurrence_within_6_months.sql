/*---
title     = "Recurrence of maltreatment within 6 months"
states    = "Of children with a substantiated or indicated report in the first 6 months of a federal fiscal year, the share with another such report within 6 months."
denominator = "children in a substantiated or indicated report dated in the first 6 months of the fiscal year, each once, from the first such report"
numerator = "those in another such report on a later day, less than 6 completed months after the first"
exclusions = [
    "youth of 18 or older at the report",
    "reports without a date",
    "reports in Child Files other than those of the year and of the next",
]
why       = "The early half of recurrence: whether a child was hurt again while the agency's first response was still fresh. States have reported it for two decades."
authority = "Child Welfare Outcomes, measure 1.1; CFSR Round 2, absence of maltreatment recurrence"
domain    = "safety"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "12 months"
benchmark = { value = 0.054, label = "national standard, CFSR Round 2 (94.6 percent without recurrence)" }
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure reads the Child File of the year alone. Ours also takes reports that were disposed of in the next year, so that it is the same or higher.",
]
notes     = """
Each child counts once, by the first report of the year's first 6 months. Within 6 months means fewer than 6
completed months after it: the day on which 6 months are complete is not within. Reports of the same day are one
event. The rules that Round 4 brought (14 days, same incident, unborn children, deaths) are not applied: this
measure keeps the older definition, so that its long series stands; `recurrence_of_maltreatment` is the one with
the newer rules. Youth of 18 or older are left out. Reports come from the Child Files of the year and the next,
since a report enters the file of the year of its disposition; published figures rest on the file of the year
alone and are a little lower.
"""

[[example]]
says = "The day before 6 months are complete is within, the day itself is not; a second report of the same day is the same event, one of the next day is another."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | submission_year
R1        | A        | 2022-11-05  | 2023
R2        | A        | 2023-05-04  | 2023
R3        | B        | 2022-11-05  | 2023
R4        | B        | 2023-05-05  | 2023
R5        | C        | 2022-11-05  | 2023
R6        | C        | 2022-11-05  | 2023
R7        | D        | 2022-11-05  | 2023
R8        | D        | 2022-11-06  | 2024
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "31 March is in the first 6 months of the year, 1 April is not; a report that is not substantiated neither begins nor counts."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | submission_year
R1        | A        | 2023-03-31  | true      | 2023
R2        | A        | 2023-09-30  | true      | 2024
R3        | B        | 2023-04-01  | true      | 2023
R4        | B        | 2023-04-20  | true      | 2023
R5        | C        | 2023-03-31  | true      | 2023
R6        | C        | 2023-04-20  | false     | 2023
"""
expects = { denominator = 2, numerator = 1 }
---*/
with child_victim_reports as (
    select *
    from cohorts.victim_reports
    where not is_adult
        and submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 1
),

initial_reports as (
    select *
    from child_victim_reports
    where report_date >= $period_start
        and report_date < cast($period_start as date) + interval 6 month
    qualify row_number() over (partition by state, child_id order by report_date, report_id) = 1
),

recurrences as (
    select distinct
        i.state,
        i.child_id
    from initial_reports as i
    inner join child_victim_reports as l on i.state = l.state and i.child_id = l.child_id
    where l.report_date > i.report_date
        and completed_months(i.report_date, l.report_date) < 6
)

select
    i.state,
    i.child_id,
    i.child_id as member_key,
    i.report_date as counted_on,
    r.child_id is not null as numerator
from initial_reports as i
left join recurrences as r on i.state = r.state and i.child_id = r.child_id
