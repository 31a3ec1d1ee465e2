/*---
says       = "An agreement ends on or after the day the adoption or guardianship became legal."
fields     = ["a17_adoption_finalization_date", "a18_agreement_termination_date"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.45, elements 17 and 18; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the date that is wrong."
beware     = "How long agreements last comes out negative."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a17_adoption_finalization_date | a18_agreement_termination_date
C1                     | 2021-05-01                     | 2021-05-01
C2                     | 2021-05-01                     | 2021-04-30
C3                     | 2021-05-01                     |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    a18_agreement_termination_date < a17_adoption_finalization_date as is_violation
from checked.afcars_aga
where a17_adoption_finalization_date is not null and a18_agreement_termination_date is not null
