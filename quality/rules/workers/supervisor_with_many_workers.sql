/*---
says     = "A supervisor has at most 20 workers at a time."
fields   = ["supervisor_id"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Child Welfare League of America: one supervisor for five workers; the limit is a judgement of this project"
fix      = "Give each worker the unit's own supervisor; look for a manager or a placeholder in the place of many supervisors."
beware   = "Workers per supervisor is far too high for this one and leaves out those who do the work."
since    = "0.2"

[[example]]
says = "21 at a time; one who comes on the day another leaves takes the place."
workers = """
worker_id | supervisor_id | hired_on   | separated_on
W01       | S1            | 2020-01-01 |
W02       | S1            | 2020-01-01 |
W03       | S1            | 2020-01-01 |
W04       | S1            | 2020-01-01 |
W05       | S1            | 2020-01-01 |
W06       | S1            | 2020-01-01 |
W07       | S1            | 2020-01-01 |
W08       | S1            | 2020-01-01 |
W09       | S1            | 2020-01-01 |
W10       | S1            | 2020-01-01 |
W11       | S1            | 2020-01-01 |
W12       | S1            | 2020-01-01 |
W13       | S1            | 2020-01-01 |
W14       | S1            | 2020-01-01 |
W15       | S1            | 2020-01-01 |
W16       | S1            | 2020-01-01 |
W17       | S1            | 2020-01-01 |
W18       | S1            | 2020-01-01 |
W19       | S1            | 2020-01-01 |
W20       | S1            | 2020-01-01 |
W21       | S1            | 2020-01-01 |
X01       | S2            | 2020-01-01 |
X02       | S2            | 2020-01-01 |
X03       | S2            | 2020-01-01 |
X04       | S2            | 2020-01-01 |
X05       | S2            | 2020-01-01 |
X06       | S2            | 2020-01-01 |
X07       | S2            | 2020-01-01 |
X08       | S2            | 2020-01-01 |
X09       | S2            | 2020-01-01 |
X10       | S2            | 2020-01-01 |
X11       | S2            | 2020-01-01 |
X12       | S2            | 2020-01-01 |
X13       | S2            | 2020-01-01 |
X14       | S2            | 2020-01-01 |
X15       | S2            | 2020-01-01 |
X16       | S2            | 2020-01-01 |
X17       | S2            | 2020-01-01 |
X18       | S2            | 2020-01-01 |
X19       | S2            | 2020-01-01 |
X21       | S2            | 2020-01-01 | 2021-01-01
X22       | S2            | 2021-01-01 |
"""
holds = ["S2"]
violates = ["S1"]
---*/
with spells as (
    select
        file_id,
        supervisor_id,
        hired_on,
        separated_on
    from checked.workers
    where supervisor_id is not null
        and hired_on is not null
        and (separated_on is null or separated_on > hired_on)
),

changes as (
    select
        file_id,
        supervisor_id,
        hired_on as on_day,
        1 as change
    from spells
    union all
    select
        file_id,
        supervisor_id,
        separated_on as on_day,
        -1 as change
    from spells
    where separated_on is not null
),

counted as (
    select
        file_id,
        supervisor_id,
        sum(change) over (
            partition by file_id, supervisor_id
            order by on_day, change
            rows unbounded preceding
        ) as workers
    from changes
)

select
    file_id,
    supervisor_id,
    max(workers) > 20 as is_violation
from counted
group by file_id, supervisor_id
