/*---
title     = "Time to services"
states    = "Of children in reports disposed in a federal fiscal year who received services, days from the report to the first day of services."
denominator = "children in reports in the Child File of the fiscal year who received services, once for each report"
numerator = "days from the report to the first day of services"
exclusions = [
    "reports without a date",
    "children whose services began before the report",
    "of the figures, children whose first day of services is not filed",
]
why       = "Help that comes months later comes to a different family. The law asks each state for its response time in services (42 USC 5106a(d)(9))."
authority = "42 USC 5106a(d)(9); NCANDS Child File fields 6 and 57"
domain    = "prevention"
kind      = "duration"
unit      = "child-reports"
duration_unit = "days"
open_ones = "missing"
better    = "lower"
breakdowns = ["is_victim"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Children of the year's Child File with services after the response (field 56 is yes); a child in two reports counts
twice. Services of the day of the report took 0 days. Services that began before the report were no response to it:
those children are left out altogether. Where the first day is not filed, the child is a member without an end and
in no mean. Families who got none are not here; `post_response_services` says how many.
"""

[[example]]
says = "The day of the report is 0 days; services from before the report are left out, a missing first day is told apart, no services is no member."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | received_services | services_began_on | submission_year
R1        | A        | 2023-01-15  | yes               | 2023-01-15        | 2023
R2        | B        | 2023-01-15  | yes               | 2023-02-14        | 2023
R3        | C        | 2023-01-15  | yes               | 2023-01-14        | 2023
R4        | D        | 2023-01-15  | yes               |                   | 2023
R5        | E        | 2023-01-15  | no                | 2023-01-20        | 2023
R6        | F        | 2023-01-15  | yes               | 2023-01-20        | 2024
"""
expects = { denominator = 2, mean = 15, members_open = 1 }
---*/
select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    report_date as counted_on,
    county,
    case when is_victim then 'victim' else 'non_victim' end as is_victim,
    date_diff('day', report_date, services_began_on) as duration,
    services_began_on is not null as ended
from episodes.maltreatment_reports
where submission_year = year(cast($period_end as date))
    and received_services = 'yes'
    and report_date is not null
    and (services_began_on is null or services_began_on >= report_date)
