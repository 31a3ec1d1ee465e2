/*---
says     = "The number of removals of a child does not fall from file to file."
fields   = ["totalrem"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "AFCARS foster care file of 1993, element 19; judgement of this project"
fix      = "Find out which number is right."
beware   = "Reentries are told from this number."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | file_id | totalrem
C1       | 21A        | A       | 1
C2       | 21A        | A       | 2
C1       | 21B        | B       | 2
C2       | 21B        | B       | 1
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    next_totalrem < totalrem as is_violation
from checked.afcars_1993_children
where totalrem is not null and next_totalrem is not null
