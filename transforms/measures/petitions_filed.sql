/*---
title     = "Victims with a juvenile court petition"
states    = "Of victims in reports of a federal fiscal year, the share for whom a juvenile court petition was filed."
denominator = "children found victims in reports in the Child File of the fiscal year, once for each report"
numerator = "those for whom a juvenile court petition was filed"
exclusions = [
    "victims of whom the answer is unknown or missing",
]
why       = "A petition asks a court to protect the child. How often an agency goes to court says how much of its work rests on families' consent and how much on orders."
authority = "NCANDS Child File, field 62; Child Maltreatment report, victims with court action"
domain    = "courts"
kind      = "proportion"
unit      = "victims"
better    = "neither"
breakdowns = ["report_source", "maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A victim in two reports counts twice, as in the federal report: a petition belongs to a report. Reports are those of
the year's Child File, that is, of the year of their disposition. Where the answer is unknown or missing the victim
is left out of numerator and denominator: a state that answers only where a petition was filed shows a share that is
too high, so look at how many are left out. The Child File tells of petitions that follow from a report; one filed
after the file was made is not in it.
"""

[[example]]
says = "An unknown or missing answer leaves the victim out; children who are no victims are not counted; a child in two reports counts twice."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | submission_year | is_victim | petition_filed
R1        | A        | 2023            | true      | yes
R2        | B        | 2023            | true      | no
R3        | A        | 2023            | true      | no
R4        | D        | 2023            | true      | unknown
R5        | E        | 2023            | true      |
R6        | F        | 2023            | false     | yes
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "The Child File of the year decides, not the day of the report."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | submission_year | report_date | petition_filed
R1        | A        | 2023            | 2022-09-30  | yes
R2        | B        | 2024            | 2023-09-30  | yes
R3        | C        | 2022            | 2022-10-01  | yes
"""
expects = { denominator = 1, numerator = 1 }
---*/
select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    petition_filed = 'yes' as numerator
from episodes.maltreatment_reports
where submission_year = year(cast($period_end as date))
    and is_victim
    and petition_filed in ('yes', 'no')
