/*---
title     = "Repeat reports within 12 months"
states    = "Of children with a screened-in report in a federal fiscal year, the share with another one within 12 months, whatever the findings."
denominator = "children in a screened-in report dated in the fiscal year, each once, from the first such report"
numerator = "those in another screened-in report 15 to 365 days after the first, whatever the findings"
exclusions = [
    "reports without a date",
    "reports in Child Files other than those of the year and of the next",
    "reports 1 to 14 days after the first, which are the same event",
]
why       = "A family that is reported again may not have got the help it needed; unlike recurrence it does not depend on findings."
authority = "79 FR 22604 (repeat reports, proposed 2014, not adopted), with the 14-day rule of the CFSR Round 4 Data Dictionary"
domain    = "reporting"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "12 months"
breakdowns = ["report_source", "maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-20
notes     = """
Counted as recurrence of maltreatment is, but for all screened-in reports: anchored on the child's first report
dated in the year; reports in the 14 days after it are the same event however many there are, and one 15 to 365
days after it is a repeat. Only reports in the Child Files of the year and of the next count, as there, so that the
figure does not move afterwards; a repeat report late in the second year whose disposition comes later is missed.
Incident dates play no part. Unborn children and youth of 18 or older whom the file holds count. Another
screened-out referral is no report.
"""

[[example]]
says = "A report 14 days later is the same event, 15 and 365 days later are repeats, 366 days later is not, whatever the findings."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | submission_year
R1        | A        | 2022-11-01  | true      | 2023
R2        | A        | 2022-11-15  | true      | 2023
R3        | B        | 2022-11-01  | false     | 2023
R4        | B        | 2022-11-16  | false     | 2023
R5        | C        | 2022-11-01  | true      | 2023
R6        | C        | 2023-11-01  | false     | 2024
R7        | D        | 2022-11-01  | false     | 2023
R8        | D        | 2023-11-02  | false     | 2024
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "The anchor is the first report of the period: of a chain of reports 10 days apart the one 20 days later is a repeat; one before the period is no anchor."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | submission_year
R1        | A        | 2022-11-01  | 2023
R2        | A        | 2022-11-11  | 2023
R3        | A        | 2022-11-21  | 2023
R4        | B        | 2022-09-30  | 2023
R5        | B        | 2022-10-20  | 2023
R6        | C        | 2023-09-30  | 2023
R7        | C        | 2024-09-29  | 2025
"""
expects = { denominator = 3, numerator = 1 }
---*/
with child_reports as (
    select *
    from episodes.maltreatment_reports
    where report_date is not null
        and submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 1
),

initial_reports as (
    select *
    from child_reports
    where report_date between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by report_date, report_id, submission_year) = 1
),

repeats as (
    select distinct
        i.state,
        i.child_id
    from initial_reports as i
    inner join child_reports as l on i.state = l.state and i.child_id = l.child_id
    where date_diff('day', i.report_date, l.report_date) between 15 and 365
)

select
    i.state,
    i.child_id,
    i.child_id as member_key,
    i.report_date as counted_on,
    i.county,
    r.child_id is not null as numerator
from initial_reports as i
left join repeats as r on i.state = r.state and i.child_id = r.child_id
