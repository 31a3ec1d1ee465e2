/*---
says     = "The absences of a worker do not overlap."
fields   = ["from_on", "until_on"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send one row for an absence; close the earlier one where its kind changed."
beware   = "Days of absence count twice."
since    = "0.2"

[[example]]
worker_leave = """
worker_id | from_on    | until_on
W1        | 2023-01-09 | 2023-01-20
W1        | 2023-01-20 |
W2        | 2023-01-09 | 2023-01-21
W2        | 2023-01-20 |
"""
holds = ["W1"]
violates = ["W2"]
---*/
with ordered as (
    select
        file_id,
        record_number,
        worker_id,
        from_on,
        max(coalesce(until_on, date '9999-12-31')) over (
            partition by file_id, worker_id
            order by from_on, record_number
            rows between unbounded preceding and 1 preceding
        ) as back_before
    from checked.worker_leave
    where from_on is not null
        and (until_on is null or until_on > from_on)
)

select
    file_id,
    record_number,
    worker_id,
    back_before > from_on as is_violation
from ordered
where back_before is not null
