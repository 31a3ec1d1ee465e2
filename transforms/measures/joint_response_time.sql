/*---
title     = "Joint response time"
states    = "Of reports received in a federal fiscal year of which law enforcement was told, hours from the first notification to the first joint contact."
denominator = "screened-in reports dated in the fiscal year of which a notification of law enforcement is recorded, each once"
numerator = "hours from the first notification to the first joint contact at or after it"
exclusions = [
    "reports without a notification",
    "of the figures, reports without a joint contact after the notification, or with one more than a year after it",
]
why       = "Evidence fades and a child waits. This is how long the two took to go together once the police knew."
authority = "The agency's records of law enforcement events"
domain    = "removal"
kind      = "duration"
unit      = "reports"
duration_unit = "hours"
open_ones = "missing"
better    = "lower"
needs     = ["ncands", "law_enforcement_events"]
follow_up = "12 months"
breakdowns = ["precision"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
Only screened-in reports that the Child File holds, and of them those of which the extract holds a notification;
a report counts once, by the day it was received. Of several notifications the first counts, and the first
joint contact at or after it. Where either has no time of day (midnight is read so) hours are whole days: the
breakdown by precision says for how many. A report without a joint contact, or with one before the notification alone or
more than a year after it, is a member without an end, also where law enforcement declined: the mean and the
median are those of the reports it came to, and say nothing of the others.
"""

[[example]]
says = "From the first notification to the first contact after it; a contact at the same minute is 0 hours; no contact is no end."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-10-01
R2        | B        | 2022-11-01
R3        | C        | 2022-11-01
R4        | D        | 2022-11-01
R5        | E        | 2022-11-01
"""
law_enforcement_events = """
report_id | event         | occurred_at
R1        | notified      | 2022-10-01T09:00
R1        | notified      | 2022-10-01T10:00
R1        | joint_contact | 2022-10-01T08:00
R1        | joint_contact | 2022-10-01T15:00
R2        | notified      | 2022-11-01T09:00
R2        | joint_contact | 2022-11-01T09:00
R3        | notified      | 2022-11-01T09:00
R3        | declined      | 2022-11-03T09:00
R4        | joint_contact | 2022-11-01T09:00
"""
expects = { denominator = 2, mean = 3, members_open = 1 }

[[example]]
says = "Where a time of day is missing hours are whole days; 365 days are an end, 366 are not."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-11-01
R2        | B        | 2022-11-01
R3        | C        | 2022-11-01
"""
law_enforcement_events = """
report_id | event         | occurred_at      | is_day_only
R1        | notified      | 2022-11-01T09:00 | false
R1        | joint_contact | 2022-11-01T00:00 | true
R2        | notified      | 2022-11-01T09:00 | false
R2        | joint_contact | 2023-11-01T09:00 | false
R3        | notified      | 2022-11-01T09:00 | false
R3        | joint_contact | 2023-11-02T09:00 | false
"""
expects = { denominator = 2, mean = 4380, members_open = 1 }
---*/
select
    state,
    report_id as member_key,
    report_date as counted_on,
    county,
    case when hours_to_joint_contact is not null then precision else 'missing' end as precision,
    hours_to_joint_contact as duration,
    hours_to_joint_contact is not null as ended
from cohorts.law_enforcement_responses
where report_date between $period_start and $period_end
    and was_told
