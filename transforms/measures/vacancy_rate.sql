/*---
title     = "Vacancy rate"
states    = "Of authorised positions at the month-ends of the period, how many of 100 were not filled."
denominator = "authorised full-time equivalents of each unit, role and month-end for which positions are given"
numerator = "of them, those that no worker employed in the unit and role fills that day"
exclusions = [
    "units, roles and months without positions",
    "units, roles and months with a worker whose share of full time is not known",
]
why       = "A position on paper visits no child. Vacancies say how much of a high caseload is money not spent, or nobody to hire."
authority = "Practice of workforce studies; the agency's authorised positions"
domain    = "workforce"
kind      = "ratio"
unit      = "positions not filled"
per       = 100
better    = "lower"
needs     = ["positions", "workers"]
breakdowns = ["role"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Each unit, role and month for which positions are given is a member: authorised full-time equivalents, and of them
those that no worker employed in the unit and role fills on the month's last day. A worker in training or on leave
fills a position: the desk may be empty, the position is not. Where a unit has more workers than positions none is
vacant, and its surplus fills no other unit's vacancy. Where the share of a worker is not known, how much is filled
is not, and the unit, role and month is left out. Units and roles with workers and without positions are not
counted, nor months without positions. A worker in two posts fills each by its own share. The county is that of the
unit's workers.
"""

[[example]]
says = "A worker who leaves on the month's last day fills nothing that month, one on leave does; a surplus of one role fills no other; months beside the period are not counted."
period_start = 2022-10-01
positions = """
unit   | role          | month      | authorised
Unit 1 | foster_care   | 2022-10-01 | 3
Unit 1 | foster_care   | 2023-09-01 | 3
Unit 1 | investigation | 2023-09-01 | 1
Unit 2 | foster_care   | 2023-09-01 | 1
Unit 1 | foster_care   | 2023-10-01 | 9
Unit 1 | foster_care   | 2022-09-01 | 9
"""
workers = """
worker_id | unit   | role          | fte | hired_on   | separated_on
W1        | Unit 1 | foster_care   | 1   | 2020-01-01 |
W2        | Unit 1 | foster_care   | 0.5 | 2020-01-01 |
W3        | Unit 1 | foster_care   | 1   | 2020-01-01 | 2023-09-30
W4        | Unit 1 | investigation | 1   | 2020-01-01 |
W5        | Unit 1 | investigation | 1   | 2020-01-01 |
"""
worker_leave = """
worker_id | from_on    | until_on
W1        | 2023-01-01 |
"""
expects = { denominator = 8, numerator = 3 }
---*/
with units as (
    select
        state,
        unit,
        arg_max(county, hired_on) as county
    from episodes.employment
    group by state, unit
),

filled as (
    select
        p.state,
        p.unit,
        p.role,
        p.month_start,
        p.authorised,
        coalesce(sum(e.fte), 0) as filled,
        bool_or(e.worker_id is not null and e.fte is null) as is_unknown
    from episodes.authorised_positions as p
    left join episodes.employment as e
        on p.state = e.state
        and p.unit = e.unit
        and p.role = e.role
        and e.hired_on < cast(p.month_start + interval 1 month as date)
        and coalesce(e.separated_on, date '9999-12-31') >= cast(p.month_start + interval 1 month as date)
    where p.month_start between $period_start and $period_end
    group by p.state, p.unit, p.role, p.month_start, p.authorised
)

select
    f.state,
    f.unit || '|' || coalesce(f.role, '') || '|' || cast(f.month_start as varchar) as member_key,
    cast(f.month_start + interval 1 month - interval 1 day as date) as counted_on,
    f.unit,
    u.county,
    coalesce(f.role, 'missing') as role,
    greatest(f.authorised - f.filled, 0) as numerator,
    f.authorised as denominator
from filled as f
left join units as u on f.state = u.state and f.unit = u.unit
where not f.is_unknown
