/*---
says     = "An adoption lies after the month of birth began."
fields   = ["dob", "adoptdate"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, elements 5 and 21"
fix      = "Correct the date that is wrong."
beware   = "Ages at adoption come out negative."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | dob        | adoptdate
C1     | 2020-11-01 | 2020-11-20
C2     | 2020-12-01 | 2020-11-20
C3     |            | 2020-11-20
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnum,
    adoptdate < dob as is_violation
from checked.afcars_adoption_1993
where adoptdate is not null and dob is not null
