/*---
says     = "A child placed by a public agency was adopted with involvement of the state agency."
fields   = ["agnyinvl", "chpldby"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS adoption file of 1993, elements 4 and 34"
fix      = "Correct the answer that is wrong."
beware   = "Adoptions with agency involvement are counted from element 4."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | agnyinvl | chpldby
C1     | yes      | public_agency
C2     | no       | public_agency
C3     | no       | private_agency
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnum,
    agnyinvl = 'no' as is_violation
from checked.afcars_adoption_1993
where chpldby = 'public_agency' and agnyinvl is not null
