/*---
says     = "A child with special needs has a basis for them, and no other child has one."
fields   = ["agyspnds", "basspnds"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, elements 9 and 10"
fix      = "Correct the answer that is wrong."
beware   = "Adoptions of children with special needs are counted from element 9."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | agyspnds | basspnds
C1     | yes      | age
C2     | no       | not_applicable
C3     | yes      | not_applicable
C4     | no       | age
C5     |          | age
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        agyspnds = 'yes' and basspnds = 'not_applicable'
        or agyspnds = 'no' and basspnds <> 'not_applicable'
    ) as is_violation
from checked.afcars_adoption_1993
where agyspnds is not null and basspnds is not null
