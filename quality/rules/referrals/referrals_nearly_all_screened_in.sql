/*---
says      = "Some referrals are screened out: the extract holds more than those that became reports."
fields    = ["screening_decision"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.98
finds     = "file"
basis     = "Judgement of this project: states that screen in nearly everything still record who is sent elsewhere"
source    = "Child Maltreatment: about half of the referrals of the nation are screened out; the limit is a judgement of this project"
fix       = "Send every referral received, not only those that became reports."
beware    = "The share screened in is near 100 percent; referrals per child are too low."
since     = "0.2"

[[example]]
referrals = """
referral_id | screening_decision
F1          | screened_out
F2          | screened_in
F3          |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    screening_decision = 'screened_in' as is_violation
from checked.referrals
where screening_decision is not null
