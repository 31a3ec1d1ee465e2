/*---
says     = "A screening decision is made within 30 days."
fields   = ["screened_at", "received_at"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check both days; a referral decided in a clearing of old entries should keep the day of the decision."
beware   = "Average times to screening are pulled up by entries that were forgotten."
since    = "0.2"

[[example]]
referrals = """
referral_id | received_at      | screened_at
F1          | 2023-01-01T09:00 | 2023-01-31T09:00
F2          | 2023-01-01T09:00 | 2023-01-31T09:01
F3          | 2023-01-01T09:00 |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    screened_at > received_at + interval 30 day as is_violation
from checked.referrals
where screened_at is not null and received_at is not null
