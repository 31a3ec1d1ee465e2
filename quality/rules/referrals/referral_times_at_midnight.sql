/*---
says      = "Referrals come at times of day that were written down, not at 00:00."
fields    = ["received_at"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project: one minute of 1,440 would get far fewer"
source    = "Judgement of this project"
fix       = "Send the time of the call; where the system holds only a day, say so to those who read response times."
beware    = "Up to a day is added to every response time in hours."
since     = "0.2"

[[example]]
referrals = """
referral_id | received_at
F1          | 2023-01-15T23:59
F2          | 2023-01-15T00:00
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    received_at = date_trunc('day', received_at) as is_violation
from checked.referrals
where received_at is not null
