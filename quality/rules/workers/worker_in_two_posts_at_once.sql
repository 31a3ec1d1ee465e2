/*---
says     = "The spells of a worker that overlap add up to one full-time post at most."
fields   = ["hired_on", "separated_on", "fte"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Close the earlier spell on the day the worker moved to another unit or role; one row for each spell."
beware   = "The worker counts twice: caseload looks lower, head count and vacancies look better than they are."
since    = "0.2"

[[example]]
workers = """
worker_id | unit   | fte | hired_on   | separated_on
W1        | Unit 1 | 1   | 2020-01-01 | 2022-03-01
W1        | Unit 2 | 1   | 2022-03-01 |
W2        | Unit 1 | 1   | 2020-01-01 | 2022-03-02
W2        | Unit 2 | 1   | 2022-03-01 |
W3        | Unit 1 | 0.5 | 2020-01-01 |
W3        | Unit 2 | 0.5 | 2022-03-01 |
W4        | Unit 1 | 1   | 2020-01-01 |
"""
holds = ["W1", "W3"]
violates = ["W2"]
---*/
with spells as (
    select
        file_id,
        record_number,
        worker_id,
        fte,
        hired_on,
        coalesce(separated_on, date '9999-12-31') as left_on
    from checked.workers
    where fte is not null
        and hired_on is not null
        and (separated_on is null or separated_on > hired_on)
),

compared as (
    select
        later.file_id,
        later.worker_id,
        min(later.record_number) as record_number,
        sum(case when earlier.left_on > later.hired_on then earlier.fte else 0 end) as fte_beside,
        max(later.fte) as fte
    from spells as later
    inner join spells as earlier
        on later.file_id = earlier.file_id
        and later.worker_id = earlier.worker_id
        and earlier.hired_on <= later.hired_on
        and (earlier.hired_on < later.hired_on or earlier.record_number < later.record_number)
    group by later.file_id, later.worker_id, later.hired_on, later.record_number
)

select
    file_id,
    record_number,
    worker_id,
    fte_beside > 0 and fte + fte_beside > 1 as is_violation
from compared
