/*---
says     = "A child whose race cannot be determined has no race marked beside that."
fields   = ["amiakn", "asian", "blkafram", "hawaiipi", "white", "untodetm"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, element 8; judgement of this project"
fix      = "Keep the races that are known, or the answer that none is; not both."
beware   = "The child counts in a group, or as of unknown race, as it happens."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | white | untodetm
C1       | false | true
C2       | true  | true
C3       | true  | false
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        coalesce(amiakn, false)
        or coalesce(asian, false)
        or coalesce(blkafram, false)
        or coalesce(hawaiipi, false)
        or coalesce(white, false)
    ) as is_violation
from checked.afcars_foster_care_1993
where untodetm
