/*---
title     = "Removal after a report"
states    = "Of children found victims in reports received in a federal fiscal year, the share removed from home within 30 days of the report."
denominator = "children found victims in reports dated in the fiscal year, once for each report"
numerator = "those removed on the day of the report or up to 30 days after it, by the Child File or by AFCARS"
exclusions = [
    "children with foster care services given or unknown, where neither file dates a removal",
    "reports without a date",
]
why       = "How often maltreatment that is confirmed ends with the child's losing home at once. Beside recurrence it says how an agency weighs the two harms."
authority = "NCANDS Child File, fields 60 and 61, and the AFCARS record by field 145; Child Maltreatment, foster care services"
domain    = "removal"
kind      = "proportion"
unit      = "victims in reports"
better    = "neither"
needs     = ["ncands"]
children_of = "ncands"
follow_up = "12 months"
breakdowns = ["report_source", "maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The federal table counts children with foster care services within 90 days of the disposition, ours removals within 30 days of the report, by AFCARS where the Child File has no date.",
]
notes     = """
A child counts once for each report in which it was a victim (the duplicate count that the federal report of services
uses), by the day of the report; of a report filed in two years the later record. Removed means a removal on the
day of the report or up to 30 days after it, by the date the Child File gives for the report or by the child's AFCARS
record (joined by the AFCARS ID); where both tell of one removal, at most 30 days apart, AFCARS dates it. A child
already in care, or removed before the report, was not removed after it. A blank removal date means that there was no
removal, and the child stays below the line; where foster care services are given as yes without a date, or as
unknown, and AFCARS holds no removal, the child is left out. Without AFCARS files the Child File alone tells.
"""

[[example]]
says = "Day 30 is within 30 days and day 31 is not; the day of the report is, the day before is not; a report of a child who was no victim is not counted."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | removed_on | foster_care_services
R1        | A        | 2022-11-01  | true      | 2022-12-01 | yes
R2        | B        | 2022-11-01  | true      | 2022-12-02 | yes
R3        | C        | 2022-11-01  | true      | 2022-11-01 | yes
R4        | D        | 2022-11-01  | true      | 2022-10-31 | yes
R5        | E        | 2022-11-01  | true      |            | no
R6        | F        | 2022-11-01  | false     | 2022-11-02 | yes
"""
expects = { denominator = 5, numerator = 2 }

[[example]]
says = "A removal the child's AFCARS record holds counts, and dates one that both tell of; yes without a date and unknown are left out."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | afcars_id | removed_on | foster_care_services
R1        | A        | 2022-11-01  | FA        |            | yes
R2        | B        | 2022-11-01  | FB        | 2022-12-01 | yes
R3        | C        | 2022-11-01  |           |            | yes
R4        | D        | 2022-11-01  |           |            | unknown
R5        | E        | 2022-11-01  |           |            |
"""
removal_episodes = """
child_id | removal_date
FA       | 2022-11-05
FB       | 2022-12-02
"""
expects = { denominator = 3, numerator = 1 }
---*/
select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    report_date as counted_on,
    max(county) as county,
    coalesce(max(days_to_removal between 0 and 30), false) as numerator
from cohorts.report_removals
where report_date between $period_start and $period_end
    and is_victim
    and not is_removal_unknown
group by state, child_id, report_id, report_date
