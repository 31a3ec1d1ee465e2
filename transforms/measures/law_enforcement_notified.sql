/*---
title     = "Law enforcement notified"
states    = "Of screened-in reports received in a federal fiscal year of which it is known who was told, the share of which police or a prosecutor were told."
denominator = "screened-in reports dated in the fiscal year of which the record of any child says who was told, each once"
numerator = "those of which the record of any child says that police or a prosecutor were told"
exclusions = [
    "reports of which no record answers, or all answer unknown",
    "reports without a date",
]
why       = "Some maltreatment is a crime, and a child may be safer when the two investigate together. It begins with the agency's telling the police."
authority = "NCANDS Child File, field 11 (notifications), codes 2 and 4"
domain    = "removal"
kind      = "proportion"
unit      = "reports"
better    = "neither"
follow_up = "12 months"
breakdowns = ["report_source"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
A report counts once, by the day it was received, and as told where the record of any of its children says so. A
report whose every record leaves the answer empty or gives it as unknown is left out: an agency that does not
record whom it told would else look as if it told nobody. Told only the licensing agency, or others, is known
and is not law enforcement. A report that came from the police need not be marked as told to them. Reports
enter with their disposition, so a year is final when the next year's file is complete.
"""

[[example]]
says = "Both kinds that name the police count; unknown and missing are left out; one child's record is enough."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | notified
R1        | A        | 2022-10-01  | police_or_prosecutor
R2        | B        | 2023-09-30  | both
R3        | C        | 2022-11-01  | licensing_agency
R4        | D        | 2022-11-01  | none
R5        | E        | 2022-11-01  | unknown
R6        | F        | 2022-11-01  |
R7        | G        | 2022-11-01  | none
R7        | H        | 2022-11-01  | police_or_prosecutor
R8        | I        | 2022-11-01  | other
"""
expects = { denominator = 6, numerator = 3 }
---*/
select
    state,
    report_id as member_key,
    report_date as counted_on,
    county,
    coalesce(source, 'missing') as report_source,
    is_notified as numerator
from cohorts.law_enforcement_responses
where report_date between $period_start and $period_end
    and is_notified is not null
