/*---
says     = "A referral that is screened in has a priority, where the agency uses priorities."
fields   = ["priority", "screening_decision"]
category = "completeness"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Enter the priority given at screening."
beware   = "The response is held against the limit of 72 hours, whatever was promised."
since    = "0.2"

[[example]]
says = "Not asked of an extract without any priority."
referrals = """
referral_id | screening_decision | priority
F1          | screened_in        | 1
F2          | screened_in        |
F3          | screened_out       |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    r.file_id,
    r.record_number,
    r.referral_id,
    r.priority is null as is_violation
from checked.referrals as r
where r.screening_decision = 'screened_in'
    and r.file_id in (
        select used.file_id
        from checked.referrals as used
        where used.priority is not null
    )
