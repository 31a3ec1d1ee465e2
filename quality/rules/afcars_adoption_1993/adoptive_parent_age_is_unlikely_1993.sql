/*---
says     = "Adoptive parents turn 18 to 100 in or before the year of the adoption."
fields   = ["adoptdate", "admomyr", "addadyr"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS adoption file of 1993, elements 21, 23 and 24"
fix      = "Compare the years of birth with the adoption record."
beware   = "Ages of adoptive parents come out wrong."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | adoptdate  | admomyr | addadyr
C1     | 2020-11-20 | 2002    | 1920
C2     | 2020-11-20 | 2003    |
C3     | 2020-11-20 | 1980    | 1919
C4     | 2020-11-20 |         |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        coalesce(year(adoptdate) - admomyr not between 18 and 100, false)
        or coalesce(year(adoptdate) - addadyr not between 18 and 100, false)
    ) as is_violation
from checked.afcars_adoption_1993
where adoptdate is not null and coalesce(admomyr, addadyr) is not null
