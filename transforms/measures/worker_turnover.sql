/*---
title     = "Worker turnover"
states    = "Separations of workers in 12 months per 100 workers employed at their month-ends, on average."
denominator = "workers employed, on average over the month-ends of the period"
numerator = { all = "separations of workers who are not employed again that day or the next", with_transfers = "those, and ends of employment in a unit or role for another one" }
exclusions = [
    "spells of no day",
    "new spells in the same unit and role",
]
why       = "A child whose worker leaves waits longer for permanency. Turnover also fills the desks of those who stay."
authority = "State Auditor of Texas, caseload and staffing of child protective services; practice of workforce studies"
domain    = "workforce"
kind      = "ratio"
unit      = "separations"
per       = 100
better    = "lower"
components = ["all", "with_transfers"]
needs     = ["workers"]
breakdowns = ["role"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A separation is the end of a worker's employment in the period (its date is the first day no longer employed) unless
the worker is employed in another spell that day or the next. with_transfers: also the ends of spells after which
the worker is employed, that day or the next, in another unit or role: what a unit or role loses, whether the agency
does or not. A new spell in the same unit and role is neither. Heads are counted, of all roles, supervisors and
screeners among them, whatever their share of full time, and on leave or not. A worker who leaves twice counts
twice; spells of no day do not. Headcount is the mean over the month-ends of the period. A worker in two posts
counts in the one with cases, or the one taken last. The extract must hold those who left: it is taken to be whole
from the month of the first separation in it.
"""

[[example]]
says = "Separations on the first and the last day count; who returns the next day in another unit is a transfer, two days later a separation; a renewed post is neither."
period_start = 2022-10-01
workers = """
worker_id | unit   | hired_on   | separated_on
W1        | Unit 1 | 2020-01-01 | 2022-10-01
W2        | Unit 1 | 2020-01-01 | 2023-09-30
W3        | Unit 1 | 2020-01-01 | 2023-04-01
W3        | Unit 2 | 2023-04-02 |
W4        | Unit 1 | 2020-01-01 | 2023-04-01
W4        | Unit 2 | 2023-04-03 |
W5        | Unit 1 | 2020-01-01 | 2023-04-01
W5        | Unit 1 | 2023-04-01 |
W6        | Unit 1 | 2020-01-01 | 2023-10-01
"""
expects = { denominator = 4.916666666666667, numerator = 3 }

[[example]]
says = "With transfers, the worker who changed the unit counts too."
component = "with_transfers"
period_start = 2022-10-01
workers = """
worker_id | unit   | hired_on   | separated_on
W1        | Unit 1 | 2020-01-01 | 2022-11-30
W3        | Unit 1 | 2020-01-01 | 2023-04-01
W3        | Unit 2 | 2023-04-01 |
W5        | Unit 1 | 2020-01-01 | 2023-04-01
W5        | Unit 1 | 2023-04-01 |
"""
expects = { denominator = 2.0833333333333335, numerator = 2 }
---*/
with months as (
    select
        cast(
            unnest(
                generate_series(
                    cast(cast($period_start as date) + interval 1 month as timestamp),
                    cast(cast($period_end as date) + interval 1 day as timestamp),
                    interval 1 month
                )
            ) as date
        ) as next_month_start
),

headcounts as (
    select
        w.state,
        w.worker_id,
        w.unit,
        w.county,
        w.role,
        count(*) as month_ends
    from cohorts.worker_posts as w
    inner join months as m
        on w.from_on < m.next_month_start and coalesce(w.until_on, date '9999-12-31') >= m.next_month_start
    where w.is_employed
    group by w.state, w.worker_id, w.unit, w.county, w.role
),

ends as (
    select
        e.state,
        e.worker_id,
        e.unit,
        e.county,
        e.role,
        e.separated_on,
        bool_or(n.worker_id is not null) as stays,
        bool_or(n.unit is not distinct from e.unit and n.role is not distinct from e.role and n.worker_id is not null)
            as keeps_post
    from episodes.employment as e
    left join episodes.employment as n
        on e.state = n.state
        and e.worker_id = n.worker_id
        and n.hired_on <= cast(e.separated_on + interval 1 day as date)
        and coalesce(n.separated_on, date '9999-12-31') > e.separated_on
    where e.separated_on between $period_start and $period_end
        and e.separated_on > e.hired_on
    group by e.state, e.worker_id, e.unit, e.county, e.role, e.separated_on, e.hired_on
    qualify row_number() over (partition by e.state, e.worker_id, e.separated_on order by e.hired_on desc) = 1
),

counted as (
    select
        unnest(['all', 'with_transfers']) as component,
        state,
        worker_id,
        unit,
        county,
        role,
        0 as separations,
        month_ends
    from headcounts
    union all
    select
        'all' as component,
        state,
        worker_id,
        unit,
        county,
        role,
        1 as separations,
        0 as month_ends
    from ends
    where not stays
    union all
    select
        'with_transfers' as component,
        state,
        worker_id,
        unit,
        county,
        role,
        1 as separations,
        0 as month_ends
    from ends
    where not stays or not keeps_post
)

select
    state,
    worker_id,
    worker_id || '|' || coalesce(unit, '') || '|' || coalesce(county, '') || '|' || coalesce(role, '') as member_key,
    cast($period_end as date) as counted_on,
    component,
    unit,
    county,
    coalesce(role, 'missing') as role,
    sum(separations) as numerator,
    sum(month_ends) / completed_months(
        cast($period_start as date), cast(cast($period_end as date) + interval 1 day as date)
    ) as denominator
from counted
group by component, state, worker_id, unit, county, role
