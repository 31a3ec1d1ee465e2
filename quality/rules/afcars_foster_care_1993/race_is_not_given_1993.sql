/*---
says     = "A child has at least one race, or one that cannot be determined."
fields   = ["amiakn", "asian", "blkafram", "hawaiipi", "white", "untodetm"]
category = "completeness"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, element 8; judgement of this project"
fix      = "Mark every race that applies, or unable to determine."
beware   = "Children without a race stand in no group."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | amiakn | white | untodetm
C1       | false  | true  | false
C2       | false  | false | true
C3       | false  | false | false
C4       |        |       |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        amiakn is not true
        and asian is not true
        and blkafram is not true
        and hawaiipi is not true
        and white is not true
        and untodetm is not true
    ) as is_violation
from checked.afcars_foster_care_1993
where coalesce(amiakn, asian, blkafram, hawaiipi, white, untodetm) is not null
