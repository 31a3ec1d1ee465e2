/*---
says     = "An adoption or guardianship became legal on or after the birth of the child."
fields   = ["a4_child_date_of_birth", "a17_adoption_finalization_date"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the date that is wrong."
beware   = "Ages at adoption come out negative."
since    = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a4_child_date_of_birth | a17_adoption_finalization_date
C1                     | 2015-06-15             | 2015-06-15
C2                     | 2015-06-15             | 2015-06-14
C3                     | 2015-06-15             |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    a17_adoption_finalization_date < a4_child_date_of_birth as is_violation
from checked.afcars_aga
where a4_child_date_of_birth is not null and a17_adoption_finalization_date is not null
