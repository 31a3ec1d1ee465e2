/*---
says     = "Birth parents are 10 to 80 years older than the child."
fields   = ["dob", "dobyrmom", "dobyrdad"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS adoption file of 1993, elements 5, 16 and 17"
fix      = "Compare the years of birth; an adoptive parent's may stand in their place."
beware   = "Ages of birth parents come out wrong."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | dob        | dobyrmom | dobyrdad
C1     | 2015-06-01 | 2005     | 1935
C2     | 2015-06-01 | 2006     |
C3     | 2015-06-01 |          |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        coalesce(year(dob) - dobyrmom not between 10 and 80, false)
        or coalesce(year(dob) - dobyrdad not between 10 and 80, false)
    ) as is_violation
from checked.afcars_adoption_1993
where dob is not null and coalesce(dobyrmom, dobyrdad) is not null
