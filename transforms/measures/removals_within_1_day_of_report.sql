/*---
title     = "Removals within a day of the report"
states    = "Of removals in a federal fiscal year that are linked to a report, the share within a day of it."
denominator = "removals in the fiscal year that belong to a report, each once, beside the nearest report"
numerator = "those on the day before the report, on its day or on the day after it"
exclusions = [
    "removals that no report of the child dates and that do not lie between the day before a report of the child and 90 days after it or its disposition",
]
why       = "A child taken within a day was most likely taken in an emergency, with little time for a plan, a relative or a court."
authority = "NCANDS Child File, fields 6 and 61, and the AFCARS record by field 145"
domain    = "removal"
kind      = "proportion"
unit      = "removals"
better    = "neither"
needs     = ["ncands"]
children_of = "ncands"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
An indication of an emergency removal; whether a court had ordered it is in emergency_removals. A removal is
linked to a report, of a victim or not, whose record in the Child File dates it, and to any report of the child (by
AFCARS ID) from the day after it back to 90 days before it, or to 90 days after the report's disposition. The
nearest report counts. Within a day is the day before the report (police take a child at night and report in the
morning), the day itself or the day after. A child removed twice counts twice; a removal that both files date at
most 30 days apart is one, on the AFCARS day. Removals without a report (voluntary placements, delinquency) are no
members. The county is that of the report.
"""

[[example]]
says = "The day before, the day of and the day after the report are within a day; two days are not; a removal of the year before is not in it."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | removed_on
R1        | A        | 2022-10-02  | true      | 2022-10-01
R2        | B        | 2023-09-30  | false     | 2023-09-30
R3        | C        | 2022-11-01  | true      | 2022-11-02
R4        | D        | 2022-11-01  | true      | 2022-11-03
R5        | E        | 2022-10-01  | true      | 2022-09-30
R6        | F        | 2022-11-01  | true      |
"""
expects = { denominator = 4, numerator = 3 }

[[example]]
says = "The nearest report counts; AFCARS links up to 90 days after the disposition, and no further."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | disposition_date | afcars_id | removed_on
R1        | A        | 2022-11-01  | 2022-11-20       | FA        |
R2        | A        | 2022-12-05  | 2022-12-20       | FA        |
R3        | B        | 2022-11-01  | 2022-11-20       | FB        |
R4        | C        | 2022-11-01  | 2022-11-20       | FC        |
"""
removal_episodes = """
child_id | removal_date
FA       | 2022-12-06
FB       | 2023-02-18
FC       | 2023-02-19
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    days_to_removal between -1 and 1 as numerator
from cohorts.report_removals
where removal_date between $period_start and $period_end
qualify row_number() over (
    partition by state, child_id, removal_date
    order by abs(days_to_removal), report_date, report_id
) = 1
