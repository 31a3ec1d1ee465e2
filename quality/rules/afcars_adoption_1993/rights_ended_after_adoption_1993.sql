/*---
says     = "Parents' rights ended before the adoption, and after the month of birth began."
fields   = ["tprmomdate", "tprdaddate", "adoptdate", "dob"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, elements 5 and 19 to 21"
fix      = "Correct the date that is wrong."
beware   = "Time from termination to adoption comes out wrong."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | dob        | tprmomdate | tprdaddate | adoptdate
C1     | 2015-06-01 | 2020-11-20 | 2018-05-01 | 2020-11-20
C2     | 2015-06-01 | 2020-11-21 |            | 2020-11-20
C3     | 2015-06-01 |            | 2015-05-31 | 2020-11-20
C4     | 2015-06-01 |            |            | 2020-11-20
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        coalesce(tprmomdate > adoptdate, false)
        or coalesce(tprdaddate > adoptdate, false)
        or coalesce(tprmomdate < dob, false)
        or coalesce(tprdaddate < dob, false)
    ) as is_violation
from checked.afcars_adoption_1993
where coalesce(tprmomdate, tprdaddate) is not null and coalesce(adoptdate, dob) is not null
