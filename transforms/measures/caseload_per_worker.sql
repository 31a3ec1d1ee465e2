/*---
title     = "Caseload per worker"
states    = "Open primary case assignments per full-time equivalent of case-carrying workers on duty."
denominator = "full-time equivalents of case-carrying workers on duty (of average_daily: times days)"
numerator = "open primary case assignments, those on vacant desks among them (of average_daily: times days)"
exclusions = [
    "secondary assignments",
    "workers on duty whose share of full time is not known, with their cases",
]
why       = "A worker with too many cases cannot see each child. Caseload drives response time, visits and turnover."
authority = "Child Welfare League of America, caseload standards; 42 USC 5106a(d)"
domain    = "workforce"
kind      = "ratio"
unit      = "cases"
better    = "lower"
components = ["point_in_time", "average_daily"]
series    = "month"
breakdowns = ["role"]
version   = "1.1"
reviewed  = 2026-11-28
notes     = """
point_in_time: on the last day of the period. average_daily: days of open cases over days of case-carrying full-time
equivalents in the period; it does not hang on the day the month ends. Only primary assignments count, and one case
once for each worker who has it: a family with an investigation and an ongoing case is two, because two pieces of
work are open. On duty is who is employed in a role that carries cases, has begun to carry them, and is not on a
leave longer than caseload.leave_days, from its first day (one without a return counts as longer); part-time workers
count by their share. Cases of a worker on leave stay with the worker and count. Cases on a vacant desk, or still
with a worker who is not employed that day, are the unit's supervisor's: they count in the numerator and add no
worker, in the unit and the role in which they are worked. So do cases assigned to a supervisor or to any worker
whose role carries none, and those of a worker whom the extract of workers does not hold. A worker in two posts
counts in the one taken last. A worker on duty whose share is not known is left out with the cases. Median and 90th
percentile are over workers on duty, each with cases per full-time equivalent.
"""

[[changes]]
version = "1.1"
on = 2026-11-28
says = "Workers on a leave longer than caseload.leave_days are not on duty; a case worked in two roles by one worker is two; a case with a worker who is not employed counts in the unit and in the role in which it is worked; months and quarters are shown. Figures move where leave is given, or where a worker has a family in two roles."

[[example]]
says = "Two cases of a full-time and one of a half-time worker are three cases over 1.5; a vacant desk adds its case and no worker."
period_start = 2022-10-01
workers = """
worker_id | fte | hired_on
W1        | 1   | 2020-01-01
W2        | 0.5 | 2020-01-01
"""
worker_assignments = """
worker_id | unit   | case_id | assigned_on | ended_on
W1        | Unit 1 | K1      | 2023-01-01  |
W1        | Unit 1 | K2      | 2023-01-01  | 2023-10-01
W2        | Unit 1 | K3      | 2023-01-01  |
          | Unit 1 | K4      | 2023-01-01  |
W1        | Unit 1 | K5      | 2023-01-01  | 2023-09-30
"""
component = "point_in_time"
expects = { denominator = 1.5, numerator = 4 }

[[example]]
says = "Average daily caseload weighs cases and workers by their days; a supervisor carries none."
period_start = 2022-10-01
workers = """
worker_id | role        | fte | hired_on   | separated_on
W1        | foster_care | 1   | 2023-09-21 |
W2        | supervisor  | 1   | 2020-01-01 |
"""
worker_assignments = """
worker_id | unit   | case_id | assigned_on | ended_on
W1        | Unit 1 | K1      | 2023-09-26  |
"""
component = "average_daily"
expects = { denominator = 10, numerator = 5 }

[[example]]
says = "A leave of 31 days takes a worker off duty, one of 30 days does not; the worker who left on the last day and the one who begins to carry cases after it are no denominator; all their cases count."
period_start = 2022-10-01
workers = """
worker_id | fte | hired_on   | separated_on | case_carrying_from
W1        | 1   | 2020-01-01 |              |
W2        | 1   | 2020-01-01 |              |
W3        | 1   | 2020-01-01 | 2023-09-30   |
W4        | 1   | 2023-09-01 |              | 2023-10-01
W5        | 0.5 | 2023-09-01 |              | 2023-09-30
"""
worker_leave = """
worker_id | from_on    | until_on
W1        | 2023-09-30 | 2023-10-31
W2        | 2023-09-15 | 2023-10-15
"""
worker_assignments = """
worker_id | case_id | assigned_on | ended_on
W1        | K1      | 2023-01-01  |
W2        | K2      | 2023-01-01  |
W3        | K3      | 2023-01-01  |
W4        | K4      | 2023-09-01  |
"""
component = "point_in_time"
expects = { denominator = 1.5, numerator = 4 }

[[example]]
says = "A family with an investigation and an ongoing case is two, two children of one case are one; a case the worker who left still has, and the vacant desk too, is one."
period_start = 2022-10-01
workers = """
worker_id | fte | hired_on   | separated_on
W1        | 1   | 2020-01-01 |
W2        | 1   | 2020-01-01 | 2023-06-01
"""
worker_assignments = """
worker_id | unit   | case_id | child_id | role          | assigned_on | ended_on
W1        |        | K1      |          | investigation | 2023-09-01  |
W1        |        | K1      | A        | foster_care   | 2023-01-01  |
W1        |        | K1      | B        | foster_care   | 2023-02-01  |
W2        |        | K2      |          | foster_care   | 2023-01-01  |
          | Unit 1 | K2      |          | foster_care   | 2023-06-01  |
"""
component = "point_in_time"
expects = { denominator = 1, numerator = 3 }
---*/
with daily as (
    select
        *,
        date_diff(
            'day',
            greatest(from_on, cast($period_start as date)),
            least(until_on, cast(cast($period_end as date) + interval 1 day as date))
        ) as days
    from cohorts.desks
    where from_on <= $period_end
        and (until_on is null or until_on > $period_start)
        and fte is not null
)

select
    state,
    worker_id,
    desk as member_key,
    cast($period_end as date) as counted_on,
    'point_in_time' as component,
    unit,
    county,
    role,
    open_cases as numerator,
    fte as denominator
from daily
where until_on is null or until_on > $period_end
union all
select
    state,
    worker_id,
    desk as member_key,
    cast($period_end as date) as counted_on,
    'average_daily' as component,
    unit,
    county,
    role,
    sum(open_cases * days) as numerator,
    sum(fte * days) as denominator
from daily
group by state, worker_id, desk, unit, county, role
