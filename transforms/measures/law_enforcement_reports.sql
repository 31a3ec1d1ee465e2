/*---
title     = "Reports from law enforcement"
states    = "Of screened-in reports received in a federal fiscal year, the share made by legal, law enforcement or criminal justice personnel."
denominator = "screened-in reports dated in the fiscal year, each once"
numerator = "those made by legal, law enforcement or criminal justice personnel"
exclusions = [
    "reports without a date",
]
why       = "Police are among the first to see children in danger. How many reports are theirs says how the two work together, and how much of the hotline's work their practice decides."
authority = "NCANDS Child File, field 8 (report source), code 04; Child Maltreatment, report sources"
domain    = "removal"
kind      = "proportion"
unit      = "reports"
better    = "neither"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
A report counts once, whatever the number of children, by the day it was received. All reports stand below the
line, as in the federal report: one whose source is unknown or missing is a report not known to be from law
enforcement, so that many such lower the share; reports by source shows how many there are. Where records of a
report differ, a known source stands before an unknown one, then that of the record filed last. The code
takes courts and lawyers in with the police. Nationally 21.2% of reports in federal fiscal year 2022. Reports
enter with their disposition, so a year is final when the next year's file is complete.
"""

[[example]]
says = "A report of two children counts once; one of unknown source stays below the line; the first and last day of the year belong to it."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | source                | submission_year
R1        | A        | 2022-10-01  | legal_law_enforcement | 2023
R1        | B        | 2022-10-01  | legal_law_enforcement | 2023
R2        | C        | 2023-09-30  | medical               | 2024
R3        | D        | 2022-11-01  | unknown               | 2023
R4        | E        | 2022-11-01  |                       | 2023
R5        | F        | 2022-09-30  | legal_law_enforcement | 2023
"""
expects = { denominator = 4, numerator = 1 }

[[example]]
says = "A known source stands before an unknown one, whichever record was filed last."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | source                | submission_year
R1        | A        | 2022-11-01  | legal_law_enforcement | 2023
R1        | B        | 2022-11-01  | unknown               | 2024
"""
expects = { denominator = 1, numerator = 1 }
---*/
select
    r.state,
    r.report_id as member_key,
    r.report_date as counted_on,
    r.county,
    coalesce(s.is_law_enforcement, false) as numerator
from cohorts.law_enforcement_responses as r
left join codes.report_sources as s on r.source = s.name
where r.report_date between $period_start and $period_end
