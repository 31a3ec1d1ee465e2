/*---
says     = "A child whose special needs rest on a condition or disability has one."
fields   = ["basspnds", "mr", "vishear", "phydis", "dsmiii", "othrmed"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, elements 10 to 15"
fix      = "Mark the condition, or correct the basis."
beware   = "Adoptions of children with a disability are undercounted."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | basspnds                        | mr    | othrmed
C1     | medical_condition_or_disability | false | true
C2     | medical_condition_or_disability | false | false
C3     | age                             | false | false
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        mr is not true
        and vishear is not true
        and phydis is not true
        and dsmiii is not true
        and othrmed is not true
    ) as is_violation
from checked.afcars_adoption_1993
where basspnds = 'medical_condition_or_disability'
