/*---
title     = "Timely response"
states    = "Of reports received in a federal fiscal year, the share with a first response within the agency's limit for the report's priority."
denominator = "screened-in reports dated in the period, each once"
numerator = "those with a first response within the limit of hours for the report's priority, the hour of the limit included"
exclusions = [
    "reports without a date",
]
why       = "Each agency promises how soon it will see a child. This says how often it kept the promise."
authority = "42 USC 5106a(d); the agency's response limits"
domain    = "investigation"
kind      = "proportion"
unit      = "reports"
better    = "higher"
missed    = "Reports without a response within the agency's limit"
follow_up = "12 months"
series    = "month"
breakdowns = ["priority", "report_source"]
version   = "1.1"
reviewed  = 2026-11-20
notes     = """
Limits in hours by priority stand in agency.toml ([response]); without them 24 hours for priority 1 or
immediate, 72 hours otherwise. Where the agency gives its contacts, only one completed face to face counts,
and else the start of the investigation, unless the agency sets attempts_count: then the first attempt in
person counts, completed or not, where it gives its contacts for the report. Telephone calls never count. A
report without a usable response is not timely.
"""

[[changes]]
version = "1.1"
on = 2026-11-20
says = "The agency may let attempts in person count (response.attempts_count), and months and quarters are shown. Without that setting no figure moves."

[[example]]
says = "A response at the limit is timely, one an hour later is not, a missing one is not."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | report_time | investigation_date | investigation_time
R1        | A        | 2022-11-01  | 0900        | 2022-11-04         | 0900
R2        | B        | 2022-11-01  | 0900        | 2022-11-04         | 1000
R3        | C        | 2022-11-01  | 0900        |                    |
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "Priority 1 has a limit of 24 hours."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | report_time | investigation_date | investigation_time
R1        | A        | 2022-11-01  | 0900        | 2022-11-02         | 0900
R2        | B        | 2022-11-01  | 0900        | 2022-11-02         | 1000
"""
referrals = """
referral_id | report_id | received_at      | priority
F1          | R1        | 2022-11-01T09:00 | 1
F2          | R2        | 2022-11-01T09:00 | 1
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "An attempt in person within the limit is not a response, unless the agency lets attempts count."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | report_time
R1        | A        | 2022-11-01  | 0900
R2        | B        | 2022-11-01  | 0900
"""
contacts = """
report_id | child_id | attempted_at     | completed | in_person
R1        | A        | 2022-11-04T09:00 | false     | true
R1        | A        | 2022-11-05T09:00 | true      | true
R2        | B        | 2022-11-01T10:00 | true      | false
R2        | B        | 2022-11-04T09:01 | false     | true
"""
expects = { denominator = 2, numerator = 0 }

[[example]]
says = "Where attempts count, one in person at the limit is timely; a telephone call, or an attempt a minute later, is not."
period_start = 2022-10-01
settings = { response = { attempts_count = true } }
maltreatment_reports = """
report_id | child_id | report_date | report_time
R1        | A        | 2022-11-01  | 0900
R2        | B        | 2022-11-01  | 0900
"""
contacts = """
report_id | child_id | attempted_at     | completed | in_person
R1        | A        | 2022-11-04T09:00 | false     | true
R1        | A        | 2022-11-05T09:00 | true      | true
R2        | B        | 2022-11-01T10:00 | true      | false
R2        | B        | 2022-11-04T09:01 | false     | true
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    r.state,
    r.report_id as member_key,
    r.report_date as counted_on,
    r.county,
    coalesce(r.priority, 'missing') as priority,
    coalesce(r.source, 'missing') as report_source,
    coalesce(
        case when s.attempts_count then r.hours_to_attempt else r.hours_to_response end
        <= coalesce(l.limit_hours, d.limit_hours),
        false
    ) as numerator
from cohorts.first_responses as r
cross join codes.agency_settings as s
left join codes.response_limits as l on lower(r.priority) = l.priority
inner join codes.response_limits as d on d.is_default
where r.report_date between $period_start and $period_end
