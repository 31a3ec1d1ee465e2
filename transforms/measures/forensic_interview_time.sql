/*---
title     = "Time to forensic interview"
states    = "Of children in reports received in a federal fiscal year who were heard at a child advocacy centre, days from the report to the interview."
denominator = "children in screened-in reports dated in the fiscal year for whom a forensic interview is recorded, once for each report"
numerator = "days from the report to the first interview on or after its day"
exclusions = [
    "reports without an interview",
    "interviews that name no child, beside those of named children of the same report",
    "of the figures, children with interviews before the report alone",
]
why       = "One interview, soon and by someone trained for it, is what a child remembers best and needs to repeat least."
authority = "The agency's records of law enforcement events"
domain    = "removal"
kind      = "duration"
unit      = "children in reports"
duration_unit = "days"
open_ones = "missing"
better    = "lower"
needs     = ["ncands", "law_enforcement_events"]
children_of = "ncands"
follow_up = "12 months"
breakdowns = ["report_source", "maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
A child counts once for each screened-in report, by the first interview on or after the day of the report. Where
the extract does not name the child, the report counts once, and the child's age, sex and race are missing; such
an interview is not counted beside those of named children of the same report. Reports without an interview
are no members: most need none. An interview dated before the report alone, which belongs to another matter or
is mistyped, is a member without an end.
"""

[[example]]
says = "Each child of a report has a first interview; the day of the report is 0 days; an interview before the report is no end."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-10-01
R1        | B        | 2022-10-01
R2        | C        | 2022-11-01
R3        | D        | 2022-11-01
R4        | E        | 2022-11-01
"""
law_enforcement_events = """
report_id | child_id | event              | occurred_at
R1        | A        | forensic_interview | 2022-10-01T09:00
R1        | A        | forensic_interview | 2022-10-09T09:00
R1        | B        | forensic_interview | 2022-10-05T09:00
R1        |          | forensic_interview | 2022-10-07T09:00
R2        |          | forensic_interview | 2022-11-06T09:00
R3        | D        | forensic_interview | 2022-10-31T09:00
R4        | E        | notified           | 2022-11-01T09:00
"""
expects = { denominator = 3, mean = 3, members_open = 1 }
---*/
with interviews as (
    select
        e.state,
        e.report_id,
        e.child_id,
        r.report_date,
        r.county,
        min(case when cast(e.occurred_at as date) >= r.report_date then cast(e.occurred_at as date) end)
            as interviewed_on
    from episodes.law_enforcement_events as e
    inner join codes.law_enforcement_events as c on e.event = c.name and c.is_forensic_interview
    inner join cohorts.law_enforcement_responses as r on e.state = r.state and e.report_id = r.report_id
    where r.report_date between $period_start and $period_end
    group by e.state, e.report_id, e.child_id, r.report_date, r.county
),

members as (
    select
        *,
        count(child_id) over (partition by state, report_id) as named_children
    from interviews
)

select
    state,
    child_id,
    coalesce(report_id || ' ' || child_id, report_id) as member_key,
    report_date as counted_on,
    county,
    date_diff('day', report_date, interviewed_on) as duration,
    interviewed_on is not null as ended
from members
where child_id is not null or named_children = 0
