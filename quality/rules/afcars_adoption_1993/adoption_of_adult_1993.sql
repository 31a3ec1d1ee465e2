/*---
says     = "An adopted child is under 22 years old."
fields   = ["dob", "adoptdate"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS adoption file of 1993, elements 5 and 21; judgement of this project"
fix      = "Compare the date of birth with the adoption record."
beware   = "Ages at adoption come out wrong."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | dob        | adoptdate
C1     | 1998-12-01 | 2020-11-20
C2     | 1998-11-01 | 2020-11-20
C3     |            | 2020-11-20
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnum,
    age_in_years(dob, adoptdate) >= 22 as is_violation
from checked.afcars_adoption_1993
where dob is not null and adoptdate is not null
