/*---
title     = "Caseload per worker"
states    = "Open primary case assignments per full-time equivalent of case-carrying workers."
why       = "A worker with too many cases cannot see each child. Caseload drives response time, visits and turnover."
authority = "Child Welfare League of America, caseload standards; 42 USC 5106a(d)"
domain    = "workforce"
kind      = "ratio"
unit      = "cases"
better    = "lower"
components = ["point_in_time", "average_daily"]
breakdowns = ["role"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
point_in_time: on the last day of the period. average_daily: days of open cases over days of case-carrying
full-time equivalents in the period. A case counts once for each worker who has it as a primary assignment.
Cases on a vacant desk, or still with a worker who has left, belong to the unit's supervisor and count in
the numerator. Median and 90th percentile are over workers who carry cases. A worker's role is the one of
employment; a vacant desk has the role of the assignment and the county of its unit.
"""

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
---*/
with workers as (
    select
        state,
        worker_id,
        arg_max(unit, hired_on) as unit,
        arg_max(county, hired_on) as county,
        arg_max(role, hired_on) as role,
        sum(
            case
                when carries_cases_from <= $period_end and (separated_on is null or separated_on > $period_end)
                    then fte
                else 0
            end
        ) as fte_on_last_day,
        sum(
            case
                when carries_cases_from is null then 0
                else fte * greatest(
                    date_diff(
                        'day',
                        greatest(carries_cases_from, cast($period_start as date)),
                        least(
                            coalesce(separated_on, cast(cast($period_end as date) + interval 1 day as date)),
                            cast(cast($period_end as date) + interval 1 day as date)
                        )
                    ),
                    0
                )
            end
        ) as fte_days
    from episodes.employment
    where hired_on <= $period_end
    group by state, worker_id
),

cases as (
    select
        state,
        worker_id,
        case when worker_id is null then unit end as vacant_unit,
        case when worker_id is null then role end as vacant_role,
        count(distinct case when ended_on is null or ended_on > $period_end then case_id end) as open_cases,
        sum(
            greatest(
                date_diff(
                    'day',
                    greatest(assigned_on, cast($period_start as date)),
                    least(coalesce(ended_on, cast(cast($period_end as date) + interval 1 day as date)), cast(cast($period_end as date) + interval 1 day as date))
                ),
                0
            )
        ) as case_days
    from episodes.case_assignments
    where assigned_on <= $period_end
    group by
        state,
        worker_id,
        case when worker_id is null then unit end,
        case when worker_id is null then role end
),

units as (
    select
        state,
        unit,
        arg_max(county, hired_on) as county
    from episodes.employment
    where hired_on <= $period_end
    group by state, unit
),

desks as (
    select
        coalesce(w.state, c.state) as state,
        coalesce(w.worker_id, c.worker_id) as worker_id,
        coalesce(
            w.worker_id,
            c.worker_id,
            'vacant ' || coalesce(c.vacant_unit, '') || ' ' || coalesce(c.vacant_role, '')
        ) as desk,
        coalesce(w.unit, c.vacant_unit) as unit,
        coalesce(w.county, u.county) as county,
        coalesce(w.role, c.vacant_role, 'missing') as role,
        coalesce(c.open_cases, 0) as open_cases,
        coalesce(c.case_days, 0) as case_days,
        coalesce(w.fte_on_last_day, 0) as fte_on_last_day,
        coalesce(w.fte_days, 0) as fte_days
    from workers as w
    full join cases as c on w.state = c.state and w.worker_id = c.worker_id
    left join units as u on c.state = u.state and c.vacant_unit = u.unit
)

select
    state,
    worker_id,
    desk || ' point_in_time' as member_key,
    cast($period_end as date) as counted_on,
    'point_in_time' as component,
    unit,
    county,
    role,
    open_cases as numerator,
    fte_on_last_day as denominator
from desks
where open_cases > 0 or fte_on_last_day > 0
union all
select
    state,
    worker_id,
    desk || ' average_daily' as member_key,
    cast($period_end as date) as counted_on,
    'average_daily' as component,
    unit,
    county,
    role,
    case_days as numerator,
    fte_days as denominator
from desks
where case_days > 0 or fte_days > 0
