/*---
says     = "A child has a kind of disability exactly where one was diagnosed."
fields   = ["clindis", "mr", "vishear", "phydis", "emotdist", "othermed"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 10 to 15"
fix      = "Correct the diagnosis or mark its kind."
beware   = "Children with a disability are counted from the diagnosis."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | clindis | mr    | othermed
C1       | yes     | false | true
C2       | no      | false | false
C3       | yes     | false | false
C4       | no      | true  | false
C5       |         | true  |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        (clindis = 'yes') <> (coalesce(mr, false)
            or coalesce(vishear, false)
            or coalesce(phydis, false)
            or coalesce(emotdist, false)
            or coalesce(othermed, false)
        )
    ) as is_violation
from checked.afcars_foster_care_1993
where clindis is not null and coalesce(mr, vishear, phydis, emotdist, othermed) is not null
