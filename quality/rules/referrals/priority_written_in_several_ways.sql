/*---
says     = "A priority is written in one way."
fields   = ["priority"]
category = "conformance"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Write each priority as the list of priorities does."
beware   = "Limits of response are given by priority: another spelling gets the limit for all others."
since    = "0.2"

[[example]]
referrals = """
referral_id | priority
F1          | Immediate
F2          | immediate
F3          | 2
F4          |
"""
holds = ["2"]
violates = ["IMMEDIATE"]
---*/
select
    file_id,
    min(record_number) as record_number,
    translate(upper(priority), ' -_./,', '') as priority_letters,
    count(distinct priority) > 1 as is_violation
from checked.referrals
where priority is not null
group by file_id, translate(upper(priority), ' -_./,', '')
