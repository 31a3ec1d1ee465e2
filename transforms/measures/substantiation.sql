/*---
title     = "Substantiation"
states    = "Of children in reports with a disposition in a federal fiscal year, the share found to be victims."
denominator = { child_reports = "children in reports in the Child File of the fiscal year, once for each report", unique_children = "children in reports in the Child File of the fiscal year, each once" }
numerator = { child_reports = "those found victims in the report: a disposition substantiated or indicated, or a maltreatment death", unique_children = "those found victims in any report of the year" }
exclusions = []
why       = "How often looking into a report ends in finding that a child was maltreated."
authority = "Child Maltreatment, children by disposition; NCANDS Child File fields 9, 26-34"
domain    = "investigation"
kind      = "proportion"
unit      = "children"
better    = "neither"
components = ["child_reports", "unique_children"]
breakdowns = ["report_source", "maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "Federal reports up to FFY2014 also counted victims by alternative response.",
]
notes     = """
A victim has any disposition substantiated or indicated, or died of the maltreatment; a victim by alternative
response is none. Child_reports counts a child in every report (the federal duplicate count, 16.7% of 4,255,946 in
FFY2019), unique_children once in the year, as a victim where any report of the year found so. The year is that of the
Child File, that is, of the disposition. Children without an alleged maltreatment of their own (siblings) are in
the denominator, as in the federal table: a state that reports them has a lower share. A disposition that is
unknown or missing is no finding and counts as such, as in that table.
"""

[[example]]
says = "A child in two reports counts twice; a maltreatment death is a finding, alternative response is not."
component = "child_reports"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | is_victim | disposition                 | submission_year
R1        | A        | true      | substantiated               | 2023
R2        | A        | false     | unsubstantiated             | 2023
R3        | B        | false     | alternative_response_victim | 2023
R4        | C        | true      | substantiated               | 2024
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "Among unique children a child is a victim where any report of the year found so, also the later one; another year does not matter."
component = "unique_children"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | submission_year
R1        | A        | 2022-11-01  | false     | 2023
R2        | A        | 2023-03-01  | true      | 2023
R3        | B        | 2022-11-01  | false     | 2023
R4        | B        | 2023-09-01  | true      | 2024
"""
expects = { denominator = 2, numerator = 1 }
---*/
with child_reports as (
    select
        *,
        coalesce(report_date, disposition_date) as counted_on
    from episodes.maltreatment_reports
    where submission_year = year(cast($period_end as date))
),

unique_children as (
    select *
    from child_reports
    qualify row_number() over (
        partition by state, child_id
        order by is_victim desc, report_date nulls last, report_id
    ) = 1
)

select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    'child_reports' as component,
    counted_on,
    county,
    is_victim as numerator
from child_reports
union all
select
    state,
    child_id,
    child_id as member_key,
    'unique_children' as component,
    counted_on,
    county,
    is_victim as numerator
from unique_children
