/*---
says      = "A response takes time to travel: few first contacts come within five minutes of the referral."
fields    = ["attempted_at"]
category  = "plausibility"
level     = "cross-file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project: workers who are there already when the call is made are few"
source    = "Judgement of this project"
fix       = "Send the time of the contact itself; leave the row out where only the time of the call is known."
beware    = "Response times are near zero because one time was copied."
since     = "0.2"

[[example]]
says = "The first contact of a report that took place counts."
contacts = """
report_id | child_id | attempted_at     | completed
R1        | C1       | 2023-01-15T09:06 | true
R2        | C1       | 2023-01-15T09:05 | true
R2        | C2       | 2023-01-15T12:00 | true
R3        | C1       | 2023-01-15T09:00 | false
"""
referrals = """
referral_id | report_id | received_at
F1          | R1        | 2023-01-15T09:00
F2          | R2        | 2023-01-15T09:00
F3          | R3        | 2023-01-15T09:00
"""
holds = ["R1"]
violates = ["R2"]
---*/
with firsts as (
    select
        report_id,
        min(received_at) as received_at
    from checked.referrals
    where report_id is not null and received_at is not null
    group by report_id
)

select
    c.file_id,
    min(c.record_number) as record_number,
    c.report_id,
    min(c.attempted_at) <= min(f.received_at) + interval 5 minute as is_violation
from checked.contacts as c
inner join firsts as f on c.report_id = f.report_id
where c.completed and c.attempted_at is not null
group by c.file_id, c.report_id
