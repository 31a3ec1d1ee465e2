/*---
says     = "A referral's county is one of the agency's state."
fields   = ["county"]
category = "conformance"
level    = "field"
severity = "query"
source   = "FIPS codes of counties: the first two digits are those of the state"
fix      = "Enter the five-digit code of the county that does the work."
beware   = "Figures by county leave the referral out or show a county of another state."
since    = "0.2"

[[example]]
referrals = """
referral_id | county
F1          | 99001
F2          | 98001
F3          |
"""
holds = ["F1"]
violates = ["F2"]
---*/
select
    r.file_id,
    r.record_number,
    r.referral_id,
    r.county not like s.code || '%' as is_violation
from checked.referrals as r
inner join codes.states as s on r.state = s.name
where r.county is not null
