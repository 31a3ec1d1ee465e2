/*---
says      = "A screening decision takes time: not nearly all are made in the minute of the referral."
fields    = ["screened_at", "received_at"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.5
finds     = "file"
basis     = "Judgement of this project: most decisions are made after the call"
source    = "Judgement of this project"
fix       = "Send the time of the decision; leave it empty where the system does not hold it."
beware    = "Time to screening is near zero because one time was copied."
since     = "0.2"

[[example]]
referrals = """
referral_id | received_at      | screened_at
F1          | 2023-01-15T09:00 | 2023-01-15T09:05
F2          | 2023-01-15T09:00 | 2023-01-15T09:00
F3          | 2023-01-15T09:00 |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    screened_at = received_at as is_violation
from checked.referrals
where screened_at is not null and received_at is not null
