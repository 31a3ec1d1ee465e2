/*---
says     = "A worker's supervisor is employed at some time while the worker is."
fields   = ["supervisor_id", "hired_on", "separated_on"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Name the supervisor of today; look for identifiers of supervisors that were given to someone else."
beware   = "Workers per supervisor counts workers under supervisors who have left."
since    = "0.2"

[[example]]
says = "The supervisor left on 1 January 2023; one not in the extract is a matter of another rule."
workers = """
worker_id | role        | supervisor_id | hired_on   | separated_on
W1        | foster_care | W8            | 2022-12-31 |
W2        | foster_care | W8            | 2023-01-01 |
W3        | foster_care | W9            | 2020-01-01 |
W8        | supervisor  |               | 2015-01-01 | 2023-01-01
"""
holds = ["W1"]
violates = ["W2"]
---*/
with spells as (
    select
        file_id,
        record_number,
        worker_id,
        supervisor_id,
        hired_on,
        coalesce(separated_on, date '9999-12-31') as left_on
    from checked.workers
    where supervisor_id is not null and hired_on is not null
)

select
    w.file_id,
    w.record_number,
    w.worker_id,
    not max(cast(s.hired_on < w.left_on and w.hired_on < s.left_on as integer)) = 1 as is_violation
from spells as w
inner join checked.employment_spells as s on w.supervisor_id = s.worker_id
where w.left_on > w.hired_on
group by w.file_id, w.record_number, w.worker_id
