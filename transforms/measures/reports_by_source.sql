/*---
title     = "Reports by source"
states    = "Of reports with a disposition in a federal fiscal year, the share by who made the report."
denominator = "reports in the Child File of the fiscal year, each once"
numerator = { all = "by the source of the report", professional = "by group of sources: professional, nonprofessional, unclassified" }
exclusions = [
    "referrals that were screened out",
]
why       = "Who sees children in danger and calls: which mandated reporters do, and whom training should reach."
authority = "Child Maltreatment, report sources; NCANDS Child File field 8"
domain    = "reporting"
kind      = "share"
unit      = "reports"
better    = "neither"
components = ["all", "professional"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "The federal report groups sources and prints rounded percentages; the sources that it prints as other hold several of ours.",
]
notes     = """
A report counts once, whatever the number of children, in the year whose Child File holds it (the year of its
disposition), as in the federal report; screened-out referrals are not in it. The component professional groups
the sources as that report does: professional (those who meet the child through work), nonprofessional (victim,
perpetrator, parents, relatives, friends and neighbors) and unclassified (anonymous, other, unknown). A report
without a source is missing in both. Where the records of a report's children differ, a known source counts.
"""

[[example]]
says = "A report with two children counts once; an unknown source and a missing one are their own."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | source                 | submission_year
R1        | A        | education              | 2023
R1        | B        | education              | 2023
R2        | A        | legal_law_enforcement  | 2023
R3        | C        | unknown                | 2023
R4        | C        |                        | 2023
R5        | D        | parent                 | 2022
R6        | E        | unknown                | 2023
R6        | F        | parent                 | 2023
"""
expects = { denominator = 5, education = 1, legal_law_enforcement = 1, unknown = 1, missing = 1, parent = 1 }

[[example]]
says = "Anonymous and unknown reporters are unclassified, neither professional nor not."
component = "professional"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | source
R1        | A        | education
R2        | A        | substitute_care_provider
R3        | A        | alleged_victim
R4        | A        | anonymous
R5        | A        | unknown
R6        | A        |
"""
expects = { denominator = 6, professional = 2, nonprofessional = 1, unclassified = 2, missing = 1 }
---*/
with reports as (
    select
        r.*,
        s.name as source_name,
        s.is_professional,
        s.is_nonprofessional
    from cohorts.disposed_reports as r
    left join codes.report_sources as s on r.source = s.name
    where r.submission_year = year(cast($period_end as date))
)

select
    state,
    report_id as member_key,
    'all' as component,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    coalesce(source, 'missing') as outcome
from reports
union all
select
    state,
    report_id as member_key,
    'professional' as component,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    case
        when source_name is null then 'missing'
        when is_professional then 'professional'
        when is_nonprofessional then 'nonprofessional'
        else 'unclassified'
    end as outcome
from reports
