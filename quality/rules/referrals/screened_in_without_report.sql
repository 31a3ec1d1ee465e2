/*---
says     = "A referral that is screened in names its report."
fields   = ["report_id", "screening_decision"]
category = "completeness"
level    = "record"
severity = "query"
source   = "Contract of the extract; judgement of this project"
fix      = "Enter the report's identifier as in the Child File."
beware   = "The time of the referral and its priority are lost to response times."
since    = "0.2"

[[example]]
referrals = """
referral_id | screening_decision | report_id
F1          | screened_in        | R1
F2          | screened_in        |
F3          | screened_out       |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    file_id,
    record_number,
    referral_id,
    report_id is null as is_violation
from checked.referrals
where screening_decision = 'screened_in'
