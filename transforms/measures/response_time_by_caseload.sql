/*---
title     = "Response time by caseload"
states    = "Of reports received in a federal fiscal year, hours from the report to the first response, by the caseload of the assigned worker on that day."
denominator = "reports received in the federal fiscal year"
exclusions = []
why       = "Whether a full desk makes a child wait. No other figure ties the workers' load to the children's time so directly."
authority = "42 USC 5106a(d); NCANDS Child File fields 6, 7, 147, 148; Child Welfare League of America, caseload standards"
domain    = "workforce"
kind      = "duration"
unit      = "reports"
duration_unit = "hours"
open_ones = "missing"
better    = "lower"
needs     = ["ncands", "workforce"]
follow_up = "12 months"
breakdowns = ["caseload_band"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Response time as in that measure; all reports are members, so the whole is the same figure. The worker is the one
who has the first primary assignment that names the report and is open on the day of the report or later; that day,
or the day the assignment began if later, is the day whose caseload counts: open cases, this one among them, over
the worker's full-time equivalent. nobody_on_duty: the report was on a vacant desk, with a supervisor, in training,
on leave or with a worker who had left. missing: no assignment names the report, or the worker's share is not known.
Bands are halves of 12 investigations, the standard; they compare workers within the agency, and do not show that
the caseload is the cause: urgent reports may go to the fuller desks.
"""

[[example]]
says = "Every report of the year is a member, with an assignment or without; the response time does not hang on the caseload."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | report_time | investigation_date | investigation_time
R1        | A        | 2022-11-01  | 0900        | 2022-11-01         | 1900
R2        | B        | 2022-11-01  | 0900        | 2022-11-02         | 0900
R3        | C        | 2022-11-01  | 0900        | 2022-11-03         | 0900
R4        | D        | 2022-11-01  | 0900        |                    |
R5        | E        | 2023-10-01  | 0900        | 2023-10-03         | 0900
"""
workers = """
worker_id | fte | role          | hired_on
W1        | 1   | investigation | 2020-01-01
"""
worker_assignments = """
worker_id | unit   | case_id | report_id | role          | assigned_on | ended_on
W1        |        | K1      | R1        | investigation | 2022-11-01  |
          | Unit 1 | K2      | R2        | investigation | 2022-11-01  | 2022-11-02
W1        |        | K2      | R2        | investigation | 2022-11-02  |
"""
expects = { denominator = 3, mean = 27.333333333333332, members_open = 1 }
---*/
with first_assignments as (
    select
        r.state,
        r.report_id,
        a.worker_id,
        greatest(a.assigned_on, r.report_date) as on_day
    from cohorts.first_responses as r
    inner join episodes.filed_assignments as a
        on r.state = a.state
        and r.report_id = a.report_id
        and (a.ended_on is null or a.ended_on > r.report_date or a.assigned_on >= r.report_date)
    qualify row_number() over (
        partition by r.state, r.report_id
        order by
            greatest(a.assigned_on, r.report_date), a.assigned_on desc, a.worker_id nulls last, a.ended_on nulls last
    ) = 1
),

caseloads as (
    select
        a.state,
        a.report_id,
        max(d.open_cases / d.fte) as caseload,
        bool_or(d.desk is not null and d.fte is null) as is_unknown
    from first_assignments as a
    left join cohorts.desks as d
        on a.state = d.state
        and a.worker_id = d.worker_id
        and a.on_day >= d.from_on
        and a.on_day < coalesce(d.until_on, date '9999-12-31')
        and coalesce(d.fte > 0, true)
    group by a.state, a.report_id
)

select
    r.state,
    r.report_id as member_key,
    r.report_date as counted_on,
    r.county,
    case
        when c.report_id is null or c.is_unknown then 'missing'
        when c.caseload is null then 'nobody_on_duty'
        else b.name
    end as caseload_band,
    r.hours_to_response as duration,
    r.hours_to_response is not null as ended
from cohorts.first_responses as r
left join caseloads as c on r.state = c.state and r.report_id = c.report_id
left join codes.caseload_bands as b on c.caseload > b.above and coalesce(c.caseload <= b.most, true)
where r.report_date between $period_start and $period_end
