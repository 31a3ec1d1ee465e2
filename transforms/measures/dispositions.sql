/*---
title     = "Dispositions of reports"
states    = "Of reports with a disposition in a federal fiscal year, the share by disposition."
denominator = "reports in the Child File of the fiscal year, each once"
numerator = "by the gravest disposition of the report's children"
exclusions = []
why       = "What the agency concludes of the reports it looks into, and how often it concludes nothing."
authority = "Child Maltreatment, reports by disposition; NCANDS Child File field 9"
domain    = "investigation"
kind      = "share"
unit      = "reports"
better    = "neither"
breakdowns = ["report_source"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "The federal table of dispositions counts each child in each report; ours counts reports. Hold that table against the component child_reports of substantiation.",
]
notes     = """
A report counts once, in the year whose Child File holds it. Its disposition is the gravest of its children's
(substantiated, indicated, alternative response, unsubstantiated, intentionally false, closed without a finding,
other, unknown), as the layout asks; a report without one is missing. The federal table of children by
disposition counts each child in each report: see substantiation. States differ in standards of proof, and in
whether they know the dispositions indicated and alternative response at all.
"""

[[example]]
says = "A report counts once with the gravest disposition that its children's records give; one without is missing; the year is that of the file."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | disposition       | submission_year
R1        | A        | unsubstantiated   | 2023
R1        | B        | substantiated     | 2023
R2        | A        | closed_no_finding | 2023
R3        | A        |                   | 2023
R4        | A        | unknown           | 2023
R5        | A        | substantiated     | 2024
R6        | A        | substantiated     | 2022
"""
expects = { denominator = 4, substantiated = 1, closed_no_finding = 1, missing = 1, unknown = 1 }
---*/
select
    state,
    report_id as member_key,
    coalesce(disposition_date, report_date) as counted_on,
    county,
    coalesce(source, 'missing') as report_source,
    coalesce(disposition, 'missing') as outcome
from cohorts.disposed_reports
where submission_year = year(cast($period_end as date))
