/*---
says     = "A referral that is screened out names no report."
fields   = ["report_id", "screening_decision"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Correct the decision, or clear the report; explain referrals added to a report that was open already."
beware   = "The share screened in is too low if these were looked into."
since    = "0.2"

[[example]]
referrals = """
referral_id | screening_decision | report_id
F1          | screened_out       |
F2          | screened_out       | R1
F3          | screened_in        | R1
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    report_id is not null as is_violation
from checked.referrals
where screening_decision = 'screened_out'
