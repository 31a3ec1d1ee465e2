/*---
title     = "Timely disposition"
states    = "Of reports with a disposition in a federal fiscal year, the share disposed within the agency's limit of days."
denominator = "reports whose disposition is dated in the fiscal year, each once"
numerator = "those whose last disposition came within the agency's limit of days after the first date of the report, the day of the limit included"
exclusions = [
    "reports without a date of report or disposition",
    "reports disposed before they were made",
]
why       = "Until there is a disposition a family is under suspicion and a child without an answer; states set a limit by law."
authority = "The agency's limit of days from report to disposition; NCANDS Child File fields 6, 10"
domain    = "investigation"
kind      = "proportion"
unit      = "reports"
better    = "higher"
missed    = "Reports disposed after the agency's limit"
breakdowns = ["report_source"]
version   = "1.0"
reviewed  = 2026-11-20
notes     = """
The limit stands in agency.toml ([disposition] limit_days, 60 by default; states have 30 to 90). A report counts
once, by the day of its disposition: the last one where the records of its children differ. Days are calendar days;
a disposition on the day of the limit is timely. Reports without either date, or disposed before they were
made, are left out, numerator and denominator. Reports still open are in no such year: a backlog shows only when
it is closed, or in the reports received of time_to_disposition. Extensions that the law allows are not known.
"""

[[example]]
says = "A disposition on the day of the limit is timely, one a day later is not; without a date, or before the report, a report is left out."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | disposition_date
R1        | A        | 2022-11-01  | 2022-12-31
R2        | B        | 2022-11-01  | 2023-01-01
R3        | C        |             | 2023-01-01
R4        | D        | 2022-11-01  |
R5        | E        | 2022-11-01  | 2022-10-31
R6        | F        | 2022-08-01  | 2022-09-30
R7        | G        | 2022-09-30  | 2022-10-01
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "Where the agency's limit is 30 days, the 30th day is within it; a report with two children counts once, by the later disposition."
period_start = 2022-10-01
settings = { disposition = { limit_days = 30 } }
maltreatment_reports = """
report_id | child_id | report_date | disposition_date
R1        | A        | 2022-11-01  | 2022-12-01
R2        | B        | 2022-11-01  | 2022-12-01
R2        | C        | 2022-11-01  | 2022-12-02
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    r.state,
    r.report_id as member_key,
    r.disposition_date as counted_on,
    r.county,
    coalesce(r.source, 'missing') as report_source,
    date_diff('day', r.report_date, r.disposition_date) <= s.disposition_limit_days as numerator
from cohorts.disposed_reports as r
cross join codes.agency_settings as s
where r.disposition_date between $period_start and $period_end
    and r.report_date <= r.disposition_date
qualify row_number() over (partition by r.state, r.report_id order by r.submission_year desc) = 1
