/*---
title     = "Joint investigations"
states    = "Of screened-in reports received in a federal fiscal year that the agency's protocol requires to be investigated with law enforcement, the share in which law enforcement took part."
denominator = "screened-in reports dated in the fiscal year in which any maltreatment alleged is of a type that the agency's protocol names, or all reports where it names none, each once"
numerator = "those for which a joint contact of the agency and law enforcement is recorded"
exclusions = [
    "reports that the protocol does not require to be investigated together",
    "reports without a date",
]
why       = "Where maltreatment may be a crime, one investigation by both spares the child a second interview and loses no evidence."
authority = "The agency's protocol for joint investigations; the agency's records of law enforcement events"
domain    = "removal"
kind      = "proportion"
unit      = "reports"
better    = "higher"
needs     = ["ncands", "law_enforcement_events"]
follow_up = "12 months"
breakdowns = ["report_source"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
A report is one for both where any maltreatment alleged of any of its children is of a type that the protocol
names, whatever its disposition; without a protocol all reports are. Law enforcement took part where the
extract holds a joint contact for the report, however long after it; being told, hearing a child or filing charges is
not by itself taking part. A report of which the extract holds nothing counts as one without law enforcement. Where
no type is told of a report, the protocol cannot name it. Reports enter with their disposition, so a
year is final when the next year's file is complete.
"""

[[example]]
says = "Without a protocol all reports are counted, and only a joint contact is taking part."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-10-01
R2        | B        | 2023-09-30
R3        | C        | 2022-11-01
R4        | D        | 2023-10-01
"""
law_enforcement_events = """
report_id | event              | occurred_at
R1        | notified           | 2022-10-01T09:00
R1        | joint_contact      | 2022-10-01T11:00
R2        | notified           | 2023-09-30T09:00
R2        | forensic_interview | 2023-10-05T09:00
R4        | joint_contact      | 2023-10-02T11:00
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "With a protocol a report counts by any child's alleged type, founded or not."
period_start = 2022-10-01
settings = { joint_investigations = { maltreatment_types = ["sexual_abuse"] } }
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-11-01
R1        | B        | 2022-11-01
R2        | C        | 2022-11-01
R3        | D        | 2022-11-01
"""
alleged_maltreatments = """
report_id | child_id | place | maltreatment_type | disposition
R1        | A        | 1     | neglect           | substantiated
R1        | B        | 1     | neglect           | substantiated
R1        | B        | 2     | sexual_abuse      | unsubstantiated
R2        | C        | 1     | neglect           | substantiated
R3        | D        | 1     |                   | substantiated
"""
law_enforcement_events = """
report_id | event         | occurred_at
R1        | joint_contact | 2022-11-02T11:00
R2        | joint_contact | 2022-11-02T11:00
"""
expects = { denominator = 1, numerator = 1 }
---*/
select
    state,
    report_id as member_key,
    report_date as counted_on,
    county,
    coalesce(source, 'missing') as report_source,
    has_joint_contact as numerator
from cohorts.law_enforcement_responses
where report_date between $period_start and $period_end
    and is_joint_required
