/*---
says     = "A screening decision is made at or after the time of the referral."
fields   = ["screened_at", "received_at"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project, from the order of the work"
fix      = "Compare both times; look for 12-hour clocks without the afternoon, and for servers in another time zone."
beware   = "Time to screening is negative or left out."
since    = "0.2"

[[example]]
referrals = """
referral_id | received_at      | screened_at
F1          | 2023-01-15T09:00 | 2023-01-15T09:00
F2          | 2023-01-15T09:00 | 2023-01-15T08:59
F3          | 2023-01-15T09:00 |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    screened_at < received_at as is_violation
from checked.referrals
where screened_at is not null and received_at is not null
