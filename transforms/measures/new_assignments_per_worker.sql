/*---
title     = "New assignments per worker"
states    = "Primary case assignments that begin in the period per month and full-time equivalent of case-carrying workers on duty."
denominator = "full-time equivalents on duty, averaged over the days of the period, times its months"
numerator = { all = "primary assignments that began in the period with a worker employed that day", new_cases = "cases that came to a worker or a vacant desk in a role for the first time" }
exclusions = [
    "assignments that ended on their first day",
    "workers whose share of full time is not known, with their assignments",
]
why       = "Open cases say how much is on a desk; new ones how fast it is filled, and how often a family begins anew with a stranger."
authority = "Child Welfare League of America, caseload standards: no more than one new case for each six open"
domain    = "workforce"
kind      = "ratio"
unit      = "assignments"
better    = "lower"
components = ["all", "new_cases"]
series    = "month"
breakdowns = ["role"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
all: assignments that a worker employed that day received, also of a case handed on by another worker or by a vacant
desk; those of a vacant desk itself are not counted, since the case is counted when a worker takes it over.
new_cases: the first assignment a case ever has in a role, to a worker or to a vacant desk, once. The gap between
the two is the work of handing over. Assignments of one case to one worker in one role that touch or overlap are
one. One that ended on its first day lasted no day and is not counted. The denominator is full-time equivalents on
duty (as in caseload per worker), averaged over the days of the period, times its months; assignments of a worker
whose share is not known are left out. Where an extract holds open assignments only, new ones of earlier months are
too few; give the whole history.
"""

[[example]]
says = "The first and the last day of the period count, the days beside it do not; touching assignments are one; a case taken over from a vacant desk is new to the worker and no new case."
period_start = 2022-10-01
workers = """
worker_id | fte | hired_on
W1        | 1   | 2020-01-01
W2        | 0.5 | 2020-01-01
"""
worker_assignments = """
worker_id | unit   | case_id | assigned_on | ended_on
W1        | Unit 1 | K1      | 2022-10-01  |
W1        | Unit 1 | K2      | 2023-09-30  |
W1        | Unit 1 | K3      | 2022-09-30  | 2023-01-01
W1        | Unit 1 | K3      | 2023-01-01  |
W1        | Unit 1 | K4      | 2023-10-01  |
          | Unit 1 | K5      | 2022-09-01  | 2023-02-01
W2        | Unit 1 | K5      | 2023-02-01  |
          | Unit 1 | K6      | 2023-09-01  |
W1        | Unit 1 | K7      | 2023-05-01  | 2023-05-01
"""
expects = { denominator = 18, numerator = 3 }

[[example]]
says = "New cases are first assignments in a role, whoever has them: a family's ongoing case after its investigation is new, the hand-over is not."
component = "new_cases"
period_start = 2023-04-01
period_end = 2023-04-30
workers = """
worker_id | fte | role          | hired_on   | separated_on
W1        | 1   | investigation | 2020-01-01 | 2023-04-16
W2        | 1   | foster_care   | 2020-01-01 |
"""
worker_assignments = """
worker_id | unit   | case_id | role          | assigned_on | ended_on
W1        | Unit 1 | K1      | investigation | 2023-03-01  | 2023-04-10
W2        | Unit 1 | K1      | foster_care   | 2023-04-10  |
W1        | Unit 1 | K2      | investigation | 2023-04-01  | 2023-04-16
          | Unit 1 | K2      | investigation | 2023-04-16  |
          | Unit 1 | K3      | investigation | 2023-04-30  |
"""
expects = { denominator = 1.5, numerator = 3 }
---*/
with on_desks as (
    select
        'all' as component,
        state,
        desk,
        worker_id,
        unit,
        county,
        role,
        1 as begun,
        0 as fte_months
    from cohorts.case_starts
    where began_on between $period_start and $period_end
        and worker_id is not null
    union all
    select
        'new_cases' as component,
        state,
        desk,
        worker_id,
        unit,
        county,
        role,
        1 as begun,
        0 as fte_months
    from cohorts.case_starts
    where began_on between $period_start and $period_end
        and is_new_case
    union all
    select
        unnest(['all', 'new_cases']) as component,
        state,
        desk,
        worker_id,
        unit,
        county,
        role,
        0 as begun,
        fte * date_diff(
            'day',
            greatest(from_on, cast($period_start as date)),
            least(until_on, cast(cast($period_end as date) + interval 1 day as date))
        )
        / date_diff('day', cast($period_start as date), cast(cast($period_end as date) + interval 1 day as date))
        * completed_months(cast($period_start as date), cast(cast($period_end as date) + interval 1 day as date))
            as fte_months
    from cohorts.desks
    where from_on <= $period_end
        and (until_on is null or until_on > $period_start)
        and fte > 0
)

select
    state,
    worker_id,
    desk as member_key,
    cast($period_end as date) as counted_on,
    component,
    unit,
    county,
    role,
    sum(begun) as numerator,
    sum(fte_months) as denominator
from on_desks
group by component, state, desk, worker_id, unit, county, role
