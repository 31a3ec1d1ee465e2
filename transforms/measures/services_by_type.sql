/*---
title     = "Services by type"
states    = "Of children in reports disposed in a federal fiscal year who received services, the share who received each type."
denominator = "children in reports in the Child File of the fiscal year who received services, once for each report"
numerator = "by every type of service received, so that a child may count in several"
exclusions = [
    "the juvenile court petition and the court-appointed representative",
]
why       = "What help consists of: whether families get what their trouble calls for, or what happens to be on offer."
authority = "NCANDS Child File, fields 58-60 and 65-85"
domain    = "prevention"
kind      = "share"
any_type  = true
unit      = "child-reports"
better    = "neither"
breakdowns = ["is_victim"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Children of the year's Child File with services after the response (field 56 is yes); a child in two reports counts
twice. A child may receive several services, so shares add to more than 1. Foster care services are one of the 24
types. A child with services of whom no type is filed is `missing`. The file cannot tell a service that was not given
from one that the agency does not report: a state that reports no housing services may give some. The juvenile
court petition and the court-appointed representative stand beside these fields and are counted under courts.
"""

[[example]]
says = "Each service of a child counts; services without a type are missing; a type without services after the response is no member."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | received_services | submission_year
R1        | A        | yes               | 2023
R2        | A        | yes               | 2023
R3        | B        | yes               | 2023
R4        | C        | no                | 2023
R5        | D        | yes               | 2024
"""
post_response_services = """
report_id | child_id | submission_year | service
R1        | A        | 2023            | housing
R1        | A        | 2023            | case_management
R2        | A        | 2023            | housing
R4        | C        | 2023            | housing
R5        | D        | 2024            | housing
"""
expects = { denominator = 3, case_management = 1, housing = 2, missing = 1 }
---*/
with services as (
    select
        state,
        report_id,
        child_id,
        submission_year,
        string_agg(service, '|' order by service) as services
    from episodes.post_response_services
    group by state, report_id, child_id, submission_year
)

select
    r.state,
    r.child_id,
    r.report_id || ' ' || r.child_id as member_key,
    coalesce(r.report_date, r.disposition_date) as counted_on,
    r.county,
    case when r.is_victim then 'victim' else 'non_victim' end as is_victim,
    coalesce(s.services, 'missing') as outcome
from episodes.maltreatment_reports as r
left join services as s
    on r.state = s.state
    and r.report_id = s.report_id
    and r.child_id = s.child_id
    and r.submission_year = s.submission_year
where r.submission_year = year(cast($period_end as date))
    and r.received_services = 'yes'
