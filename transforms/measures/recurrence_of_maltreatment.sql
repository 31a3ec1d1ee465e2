/*---
title     = "Recurrence of maltreatment within 12 months"
states    = "Of children with a substantiated or indicated report in a federal fiscal year, the share with another such report within 12 months."
denominator = "children in a substantiated or indicated report dated in the fiscal year, each once, from the first such report"
numerator = "those in another such report 15 to 365 days after the first"
exclusions = [
    "unborn children, and children of 18 or older at the report",
    "children whose first report is a maltreatment death",
    "later reports with the incident date of the first",
    "reports without a date",
    "reports in Child Files other than those of the year and of the next",
]
why       = "A first finding is a warning. This says how often children were hurt again after the agency knew."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
domain    = "safety"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "12 months"
benchmark = { value = 0.097, label = "national performance, Round 4", is_adjusted = true }
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The published code drops every report within 14 days of the one before it, along a chain, and compares the first two that are left. Here the 14 days run from the initial report, and any later report may be the recurrence: our share is the same or higher.",
    "A later report with the incident date of the initial one is a re-report. An incident date entered or corrected since the profile was made turns a recurrence into one, or back.",
    "Round 3 kept unborn children as infants; Round 4 and this measure set them aside first.",
]
notes     = """
Anchored on the initial report: a report in the 14 days after it is the same event however many there are,
and the next later one counts. (The published code rolls up chains of reports.) A later report with the
initial report's incident date is a re-report. Unborn children and those 18 or older are set aside first. A child whose
initial report is a maltreatment death is left out.
"""

[[example]]
says = "A report 14 days later is the same event, 15 and 365 days later are recurrences, 366 days later is not."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | submission_year
R1        | A        | 2022-11-01  | 2023
R2        | A        | 2022-11-15  | 2023
R3        | B        | 2022-11-01  | 2023
R4        | B        | 2022-11-16  | 2023
R5        | C        | 2022-11-01  | 2023
R6        | C        | 2023-11-01  | 2024
R7        | D        | 2022-11-01  | 2023
R8        | D        | 2023-11-02  | 2024
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "A later report with the incident date of the initial one is a re-report, but one after it may recur; a report in a chain counts once it is 15 days from the initial one."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | incident_date | submission_year
R1        | A        | 2022-11-01  | 2022-10-30    | 2023
R2        | A        | 2022-12-15  | 2022-10-30    | 2023
R3        | B        | 2022-11-01  | 2022-10-30    | 2023
R4        | B        | 2022-12-15  | 2022-10-30    | 2023
R5        | B        | 2023-01-15  |               | 2023
R6        | C        | 2022-11-01  |               | 2023
R7        | C        | 2022-11-11  |               | 2023
R8        | C        | 2022-11-21  |               | 2023
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "A maltreatment death leaves the child out; unborn children and adults are set aside before the initial report is chosen."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | age_at_report | is_unborn | is_maltreatment_death | submission_year
R1        | A        | 2022-11-01  | 3             | false     | true                  | 2023
R2        | B        | 2022-11-01  |               | true      | false                 | 2023
R3        | B        | 2023-03-01  | 0             | false     | false                 | 2023
R4        | C        | 2022-11-01  | 18            | false     | false                 | 2023
"""
expects = { denominator = 1, numerator = 0 }
---*/
with child_victim_reports as (
    select *
    from cohorts.victim_reports
    where not is_unborn
        and not is_adult
        and submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 1
),

initial_reports as (
    select *
    from child_victim_reports
    where report_date between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by report_date, report_id) = 1
),

recurrences as (
    select distinct
        i.state,
        i.child_id
    from initial_reports as i
    inner join child_victim_reports as l on i.state = l.state and i.child_id = l.child_id
    where date_diff('day', i.report_date, l.report_date) between 15 and 365
        and (i.incident_date is null or l.incident_date is null or i.incident_date <> l.incident_date)
)

select
    i.state,
    i.child_id,
    i.child_id as member_key,
    i.report_date as counted_on,
    r.child_id is not null as numerator
from initial_reports as i
left join recurrences as r on i.state = r.state and i.child_id = r.child_id
where not i.is_maltreatment_death
