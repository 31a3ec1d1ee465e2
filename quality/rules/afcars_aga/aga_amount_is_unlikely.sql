/*---
says     = "An amount of adoption or guardianship assistance is at most 20,000 dollars."
fields   = ["a16_adoption_subsidy_amount"]
category = "plausibility"
level    = "field"
severity = "query"
source   = "Judgement of this project"
fix      = "Check the amount: it is that of a month or day, not of a year."
beware   = "Sums and means of assistance rest on few such amounts."
since    = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a16_adoption_subsidy_amount
C1                     | 20000
C2                     | 20001
C3                     |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    a16_adoption_subsidy_amount > 20000 as is_violation
from checked.afcars_aga
where a16_adoption_subsidy_amount is not null
