/*---
title     = "Workers per supervisor"
states    = "Workers employed on the last day of the period per supervisor employed that day."
denominator = { all = "supervisors employed on the last day", child_file = "distinct supervisors named in the Child File of the year" }
numerator = { all = "workers employed on the last day in any other role", child_file = "distinct workers named with a supervisor in the Child File of the year" }
exclusions = [
    "of child_file, reports without a worker or a supervisor",
]
why       = "A supervisor with twelve workers reviews no case well, and holds the vacant desks besides."
authority = "Child Welfare League of America, supervision: one supervisor to five workers; NCANDS Child File, fields 86 and 87"
domain    = "workforce"
kind      = "ratio"
unit      = "workers"
better    = "lower"
components = ["all", "child_file"]
needs     = { all = ["workers"], child_file = ["ncands"] }
calendar  = "ncands"
benchmark = { value = 5, label = "Child Welfare League of America standard" }
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
all: heads, whatever their share of full time and on leave or not, in any role but supervisor, by the extract of
workers. Each supervisor is a member, with the workers who name the supervisor; a worker who names none, or one not
employed as a supervisor that day, belongs to the supervisor of the worker's unit (of several the one whose
identifier comes first). Where there is none either, the worker counts in the numerator alone: nobody supervises
them. Counties and units are the supervisor's. A supervisor without workers counts. child_file: where the agency
gives no extract, or beside it: distinct workers over distinct supervisors named in the Child File of the year.
Reports without either identifier are left out; a worker who reported to two supervisors counts for both, so that
this part is too high where units change hands, and knows the workers of reports alone; it has neither counties nor
units.
"""

[[example]]
says = "Workers count with the supervisor they name, else with their unit's; one without any counts alone; who left on the last day does not count, who came that day does."
period_start = 2022-10-01
workers = """
worker_id | unit   | role          | supervisor_id | hired_on   | separated_on
S1        | Unit 1 | supervisor    |               | 2020-01-01 |
S2        | Unit 2 | supervisor    |               | 2020-01-01 |
S3        | Unit 3 | supervisor    |               | 2020-01-01 | 2023-09-30
W1        | Unit 1 | foster_care   | S1            | 2020-01-01 |
W2        | Unit 1 | foster_care   |               | 2023-09-30 |
W3        | Unit 1 | investigation | S2            | 2020-01-01 |
W4        | Unit 1 | investigation | S1            | 2020-01-01 | 2023-09-30
W5        | Unit 3 | screening     | S3            | 2020-01-01 |
"""
expects = { denominator = 2, numerator = 4 }

[[example]]
says = "By the Child File, distinct workers over distinct supervisors; reports that lack either are left out."
component = "child_file"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | worker_id | supervisor_id | submission_year
R1        | A        | W1        | S1            | 2023
R1        | B        | W1        | S1            | 2023
R2        | A        | W2        | S1            | 2023
R3        | A        | W3        | S2            | 2023
R4        | A        | W4        |               | 2023
R5        | A        |           | S3            | 2023
R6        | A        | W5        | S1            | 2022
"""
expects = { denominator = 2, numerator = 3 }
---*/
with employed as (
    select
        w.*,
        r.name is not null and r.is_supervisor as is_supervisor
    from cohorts.worker_posts as w
    left join codes.worker_roles as r on w.role = r.name
    where w.is_employed
        and w.from_on <= $period_end
        and (w.until_on is null or w.until_on > $period_end)
),

of_units as (
    select
        state,
        unit,
        min(worker_id) as supervisor_id
    from employed
    where is_supervisor
    group by state, unit
),

supervised as (
    select
        w.state,
        w.unit,
        w.county,
        w.worker_id,
        coalesce(s.worker_id, u.supervisor_id) as supervisor_id
    from employed as w
    left join employed as s
        on w.state = s.state and w.supervisor_id = s.worker_id and s.is_supervisor and s.worker_id <> w.worker_id
    left join of_units as u on w.state = u.state and w.unit = u.unit
    where not w.is_supervisor
)

select
    s.state,
    s.worker_id,
    s.worker_id as member_key,
    cast($period_end as date) as counted_on,
    'all' as component,
    s.unit,
    s.county,
    count(w.worker_id) as numerator,
    1 as denominator
from employed as s
left join supervised as w on s.state = w.state and s.worker_id = w.supervisor_id
where s.is_supervisor
group by s.state, s.worker_id, s.unit, s.county
union all
select
    state,
    worker_id,
    worker_id as member_key,
    cast($period_end as date) as counted_on,
    'all' as component,
    unit,
    county,
    1 as numerator,
    0 as denominator
from supervised
where supervisor_id is null
union all
select
    state,
    supervisor_id as worker_id,
    supervisor_id as member_key,
    cast($period_end as date) as counted_on,
    'child_file' as component,
    cast(null as varchar) as unit,
    cast(null as varchar) as county,
    count(distinct worker_id) as numerator,
    1 as denominator
from episodes.maltreatment_reports
where submission_year = year(cast($period_end as date))
    and worker_id is not null
    and supervisor_id is not null
group by state, supervisor_id
