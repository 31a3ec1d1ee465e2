/*---
title     = "Time to charges"
states    = "Of reports received in a federal fiscal year after which criminal charges were filed, days from the report to the first charges."
denominator = "screened-in reports dated in the fiscal year after which criminal charges were filed, each once"
numerator = "days from the report to the first charges on or after its day"
exclusions = [
    "reports without charges",
    "charges dated before the report",
]
why       = "A child who must testify waits for the court with the whole case open, and so does the family."
authority = "The agency's records of law enforcement events"
domain    = "removal"
kind      = "duration"
unit      = "reports"
duration_unit = "days"
open_ones = "missing"
better    = "lower"
needs     = ["ncands", "law_enforcement_events"]
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
Screened-in reports with charges, each once, by the day it was received and to the day charges were first filed on
or after it; with a joint contact or without. Charges dated before the report are not its result and are passed
over. Most reports never lead to charges, so those without are no members, rather than open ones; a recent year
therefore shows its quick charges first, and its median rises as later ones are filed.
"""

[[example]]
says = "The first charges count; on the day of the report they took no days; charges before it are passed over; a report without charges is no member."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-10-01
R2        | B        | 2022-11-01
R3        | C        | 2022-11-01
R4        | D        | 2022-11-01
"""
law_enforcement_events = """
report_id | event         | occurred_at
R1        | charges_filed | 2022-10-01T09:00
R2        | charges_filed | 2022-12-01T09:00
R2        | charges_filed | 2022-11-11T09:00
R2        | charges_filed | 2022-10-31T09:00
R3        | charges_filed | 2022-10-31T09:00
R4        | joint_contact | 2022-11-02T09:00
"""
expects = { denominator = 2, mean = 5, members_open = 0 }
---*/
select
    state,
    report_id as member_key,
    report_date as counted_on,
    county,
    date_diff('day', report_date, charges_filed_on) as duration,
    true as ended
from cohorts.law_enforcement_responses
where report_date between $period_start and $period_end
    and charges_filed_on is not null
