/*---
says     = "No child is removed at 21 years or older, or stays longer than 21 years."
fields   = ["dob", "latremdt", "dodfcdt"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "CFSR Round 3 syntax: ages over 21 and stays of over 21 years"
fix      = "Compare dates of birth, removal and discharge with the case record."
beware   = "Ages and times in care come out wrong."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | dob        | latremdt   | dodfcdt
C1       | 1999-10-06 | 2020-10-05 |
C2       | 1999-10-05 | 2020-10-05 |
C3       |            | 1999-10-05 | 2020-10-05
C4       |            | 2020-10-05 |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(age_in_years(birth_date, latremdt) >= 21, false)
        or coalesce(age_in_years(birth_date, dodfcdt) > 21, false)
        or coalesce(completed_months(latremdt, dodfcdt) >= 252, false)
    ) as is_violation
from checked.afcars_1993_children
where latremdt is not null and coalesce(dob, dodfcdt) is not null
