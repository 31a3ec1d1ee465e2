/*---
says     = "Parents' rights ended after the birth of the child, and by the end of the period."
fields   = ["dob", "tprmomdt", "tprdaddt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 6, 47 and 48; judgement of this project"
fix      = "Correct the date of termination or of birth."
beware   = "Children free for adoption are counted from these dates."
since    = "0.2"
notes    = """
A father who died before the birth has an earlier date of death where the agency enters it here: explain it.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | dob        | tprmomdt   | tprdaddt
C1       | 21A        | 2015-06-15 | 2021-03-31 | 2015-06-15
C2       | 21A        | 2015-06-15 | 2021-04-01 |
C3       | 21A        | 2015-06-15 |            | 2015-06-14
C4       | 21A        | 2015-06-15 |            |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(tprmomdt > period_end, false)
        or coalesce(tprdaddt > period_end, false)
        or coalesce(tprmomdt < birth_date, false)
        or coalesce(tprdaddt < birth_date, false)
    ) as is_violation
from checked.afcars_1993_children
where coalesce(tprmomdt, tprdaddt) is not null
