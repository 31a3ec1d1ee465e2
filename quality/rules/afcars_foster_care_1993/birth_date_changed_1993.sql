/*---
says     = "A child has the same date of birth in the next file."
fields   = ["dob"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "AFCARS foster care file of 1993, element 6; judgement of this project"
fix      = "Find out which date is right; where two children share a record number, part them."
beware   = "Two children may be mixed under one number, or ages are wrong in one period."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | file_id | dob
C1       | 21A        | A       | 2015-06-15
C2       | 21A        | A       | 2015-06-15
C3       | 21A        | A       | 2015-06-15
C1       | 21B        | B       | 2015-06-15
C2       | 21B        | B       | 2015-06-16
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    next_dob <> dob as is_violation
from checked.afcars_1993_children
where dob is not null and next_dob is not null
