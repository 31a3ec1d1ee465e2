/*---
says     = "A contact is attempted at or after the time of the first referral of its report."
fields   = ["attempted_at"]
category = "plausibility"
level    = "cross-file"
severity = "error"
source   = "Judgement of this project, from the order of the work"
fix      = "Compare both times; look for 12-hour clocks without the afternoon, and for systems in two time zones."
beware   = "The response time in hours is negative and is left out."
since    = "0.2"

[[example]]
says = "A later referral of the same report does not count."
contacts = """
report_id | child_id | attempted_at
R1        | C1       | 2023-01-15T09:00
R2        | C1       | 2023-01-15T08:59
R3        | C1       | 2023-01-15T08:59
"""
referrals = """
referral_id | report_id | received_at
F1          | R1        | 2023-01-15T09:00
F2          | R1        | 2023-01-16T09:00
F3          | R2        | 2023-01-15T09:00
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
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
    c.record_number,
    c.report_id,
    c.child_id,
    c.attempted_at < f.received_at as is_violation
from checked.contacts as c
inner join firsts as f on c.report_id = f.report_id
where c.attempted_at is not null
