/*---
title     = "Children removed with a court-appointed representative"
states    = "Of children removed from home after a report of a federal fiscal year, the share for whom a court appointed a representative."
denominator = "children removed after a report in the Child File of the fiscal year, or given foster care services, once for each report"
numerator = "those for whom a court appointed a representative"
exclusions = [
    "children of whom the answer is unknown or missing",
]
why       = "Federal law asks that every child in a proceeding on abuse or neglect has a guardian ad litem or a court-appointed special advocate: someone who speaks for the child alone."
authority = "42 USC 5106a(b)(2)(B)(xiii); NCANDS Child File, field 64"
domain    = "courts"
kind      = "proportion"
unit      = "children in reports"
better    = "higher"
breakdowns = ["is_victim", "report_source"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Removed: the report has a date of removal, or says that foster care services were given. A child in two reports
counts for each. Reports are those of the year's Child File, that is, of the year of their disposition. Where the
answer is unknown or missing the child is left out of numerator and denominator. The field does not tell an attorney
from a volunteer, nor when the representative was appointed; one appointed after the file was made is not in it.
"""

[[example]]
says = "A date of removal or foster care services make a removal; an unknown or missing answer leaves the child out; a child who stayed home is not counted."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | submission_year | removed_on | foster_care_services | court_representative
R1        | A        | 2023            | 2022-09-20 |                      | yes
R2        | B        | 2023            |            | yes                  | no
R3        | C        | 2024            | 2023-09-20 |                      | yes
R4        | D        | 2023            | 2023-02-01 | yes                  | unknown
R5        | E        | 2023            | 2023-02-01 | yes                  |
R6        | F        | 2023            |            | no                   | yes
R7        | G        | 2023            |            | unknown              | yes
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    case when is_victim then 'yes' else 'no' end as is_victim,
    court_representative = 'yes' as numerator
from episodes.maltreatment_reports
where submission_year = year(cast($period_end as date))
    and (removed_on is not null or foster_care_services = 'yes')
    and court_representative in ('yes', 'no')
