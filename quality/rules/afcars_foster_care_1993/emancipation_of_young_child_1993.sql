/*---
says     = "A child who is emancipated is at least 16 years old."
fields   = ["disreasn", "dodfcdt", "dob"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 6, 56 and 58; judgement of this project"
fix      = "Compare reason for discharge and date of birth with the case record."
beware   = "Youth leaving care without permanency are counted from the reason."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | dob        | dodfcdt    | disreasn
C1       | 2005-01-05 | 2021-01-05 | emancipation
C2       | 2005-01-06 | 2021-01-05 | emancipation
C3       | 2010-01-05 | 2021-01-05 | adoption
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    age_in_years(dob, dodfcdt) < 16 as is_violation
from checked.afcars_foster_care_1993
where disreasn = 'emancipation' and dob is not null and dodfcdt is not null
