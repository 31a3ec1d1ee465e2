/*---
title     = "Services after the response"
states    = "Of children in reports disposed in a federal fiscal year, the share whose family or who themselves received services."
denominator = { victims = "children found victims in reports in the Child File of the fiscal year, once for each report", non_victims = "other children in reports in the Child File of the fiscal year, once for each report" }
numerator = "those for whom the report says that services followed it"
exclusions = [
    "children of whom services are unknown or not answered",
]
why       = "A finding without help changes little. This says whether help followed, for victims and for children of whom nothing was found."
authority = "NCANDS Child File, field 56; Child Maltreatment report, children who received postresponse services"
domain    = "prevention"
kind      = "proportion"
unit      = "child-reports"
better    = "higher"
components = ["victims", "non_victims"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The federal report prints no figure of a state that answers for few children; here children without an answer are left out one by one.",
]
notes     = """
A child in two reports counts twice, as in the federal report. Reports are those of the year's Child File, whatever
day they were received. Victims have any disposition substantiated or indicated, or died of the maltreatment; all
others are non-victims, alternative response among them. Services are those that the Child File means: begun or
continued within 90 days of the disposition because of the report; the file itself decides that. Where services are
unknown or not answered, the child is left out of numerator and denominator: a state that answers only where
services were given shows a share that is too high, so look at how many are left out.
"""

[[example]]
says = "Victims are counted apart; a child in two reports counts twice; an unknown or empty answer is in neither figure."
period_start = 2022-10-01
component = "victims"
maltreatment_reports = """
report_id | child_id | is_victim | received_services | submission_year
R1        | A        | true      | yes               | 2023
R2        | A        | true      | no                | 2023
R3        | B        | true      | unknown           | 2023
R4        | C        | true      |                   | 2023
R5        | D        | false     | yes               | 2023
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "The Child File of the year decides, not the day of the report."
period_start = 2022-10-01
component = "non_victims"
maltreatment_reports = """
report_id | child_id | is_victim | received_services | report_date | submission_year
R1        | A        | false     | yes               | 2022-09-30  | 2023
R2        | B        | false     | no                | 2023-09-30  | 2024
R3        | C        | false     | no                | 2023-09-30  | 2023
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    case when is_victim then 'victims' else 'non_victims' end as component,
    received_services = 'yes' as numerator
from episodes.maltreatment_reports
where submission_year = year(cast($period_end as date))
    and received_services in ('yes', 'no')
