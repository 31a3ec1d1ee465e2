/*---
title     = "Response time"
states    = "Of reports received in a federal fiscal year, hours from the report to the first response."
denominator = "screened-in reports dated in the period, each once"
numerator = "hours from the report to the first response: the start of the investigation, or the first contact completed face to face where the agency gives its contacts for the report"
exclusions = [
    "reports without a date",
    "of the figures, responses that are blank, before the report or more than a year after it",
]
why       = "A child in danger cannot wait. The law asks each state for its response time (42 USC 5106a(d))."
authority = "42 USC 5106a(d); NCANDS Child File fields 6, 7, 147, 148"
domain    = "investigation"
kind      = "duration"
unit      = "reports"
duration_unit = "hours"
open_ones = "missing"
better    = "lower"
in_time   = "timely_response"
follow_up = "12 months"
series    = "month"
breakdowns = ["priority", "report_source", "precision"]
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The federal report prints the state's own average, as the Agency File gives it (item 2.2): enter it with the statistic mean. Ours is made of the reports one by one, and of contacts where the agency gives them.",
    "Where the Child File has no time of day, hours are whole days here; a state that computes them in its own system knows the hour.",
]
notes     = """
A report counts once, whatever the number of children. The response is the start of the investigation: the
first contact with the alleged victim or, failing that, another informed party; where the agency gives its
contacts for the report, the first one completed face to face. Where a time of day is missing, hours are
whole days: the breakdown by precision says for how many. Starts that are blank, before the report or more
than a year after it are not counted in the figures but as members without an end. Reports enter with their
disposition, so a year is final when the next year's file is complete.
"""

[[example]]
says = "Hours run from the time of the report to the time of the start; without times they are whole days."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | report_time | investigation_date | investigation_time
R1        | A        | 2022-11-01  | 0900        | 2022-11-01         | 1530
R2        | B        | 2022-11-01  | 0900        | 2022-11-03         |
R3        | C        | 2022-11-01  | 0900        |                    |
R4        | D        | 2022-11-02  |             | 2022-11-01         |
"""
expects = { denominator = 2, mean = 27.25, members_open = 2 }

[[example]]
says = "A report counts once; where contacts are given, the first completed one face to face is the response."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | report_time | investigation_date | investigation_time
R1        | A        | 2022-11-01  | 0900        | 2022-11-01         | 1000
R1        | B        | 2022-11-01  | 0900        | 2022-11-01         | 1000
"""
contacts = """
report_id | child_id | attempted_at     | completed | in_person
R1        | A        | 2022-11-01T11:00 | false     | true
R1        | A        | 2022-11-01T12:00 | true      | false
R1        | A        | 2022-11-01T13:00 | true      | true
"""
expects = { denominator = 1, mean = 4 }
---*/
select
    state,
    report_id as member_key,
    report_date as counted_on,
    county,
    coalesce(priority, 'missing') as priority,
    coalesce(source, 'missing') as report_source,
    case when hours_to_response is not null then precision else 'missing' end as precision,
    hours_to_response as duration,
    hours_to_response is not null as ended
from cohorts.first_responses
where report_date between $period_start and $period_end
