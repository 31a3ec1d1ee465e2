/*---
says     = "A child who was adopted before has an age at that adoption, and no other child has one."
fields   = ["everadpt", "ageadopt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 16 and 17"
fix      = "Correct the answer that is wrong."
beware   = "Adoptions that failed are counted from element 16."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | everadpt | ageadopt
C1       | yes      | from_2_to_5
C2       | no       | not_applicable
C3       | yes      | not_applicable
C4       | no       | under_2
C5       |          | under_2
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        everadpt = 'yes' and ageadopt = 'not_applicable'
        or everadpt = 'no' and ageadopt <> 'not_applicable'
    ) as is_violation
from checked.afcars_foster_care_1993
where everadpt is not null and ageadopt is not null
