/*---
title     = "Criminal charges after joint investigations"
states    = "Of reports received in a federal fiscal year that were investigated together with law enforcement, the share after which criminal charges were filed."
denominator = "screened-in reports dated in the fiscal year with a joint contact of the agency and law enforcement, each once"
numerator = "those after which criminal charges were filed, on the day of the report or later"
exclusions = [
    "reports without a joint contact",
    "charges dated before the report",
]
why       = "Whether the work of both leads to a prosecution. A charge is one way to make a child safe, and neither the only nor always the best one."
authority = "The agency's records of law enforcement events"
domain    = "removal"
kind      = "proportion"
unit      = "reports"
better    = "neither"
needs     = ["ncands", "law_enforcement_events"]
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
Screened-in reports with a joint contact, each once, by the day it was received; required by the protocol or not.
Charges count whenever the extract says they were filed, so a recent year rises as prosecutors decide: compare years
of the same age. Charges dated before the day of the report cannot be its result and do not count. A report
after which no charges are recorded counts as one without them, also where the prosecutor tells the agency nothing.
"""

[[example]]
says = "Only reports with a joint contact count; charges on the day of the report do, charges before it do not."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-10-01
R2        | B        | 2022-11-01
R3        | C        | 2023-09-30
R4        | D        | 2022-11-01
"""
law_enforcement_events = """
report_id | event         | occurred_at
R1        | joint_contact | 2022-10-02T09:00
R1        | charges_filed | 2022-10-01T09:00
R2        | joint_contact | 2022-11-01T09:00
R2        | charges_filed | 2022-10-31T09:00
R3        | joint_contact | 2023-10-01T09:00
R3        | declined      | 2023-11-01T09:00
R4        | notified      | 2022-11-01T09:00
R4        | charges_filed | 2022-12-01T09:00
"""
expects = { denominator = 3, numerator = 1 }
---*/
select
    state,
    report_id as member_key,
    report_date as counted_on,
    county,
    charges_filed_on is not null as numerator
from cohorts.law_enforcement_responses
where report_date between $period_start and $period_end
    and has_joint_contact
