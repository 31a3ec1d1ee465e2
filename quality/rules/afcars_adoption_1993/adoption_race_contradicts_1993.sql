/*---
says     = "A child has a race, or one that cannot be determined, not both."
fields   = ["amiakn", "asian", "blkafram", "hawaiipi", "white", "untodetm"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, element 7"
fix      = "Mark every race that applies, or unable to determine."
beware   = "Children stand in no group, or in two."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | asian | white | untodetm
C1     | false | true  | false
C2     | false | false | true
C3     | false | true  | true
C4     | false | false | false
C5     |       |       |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        untodetm is true and (coalesce(amiakn, false)
            or coalesce(asian, false)
            or coalesce(blkafram, false)
            or coalesce(hawaiipi, false)
            or coalesce(white, false)
        )
        or untodetm is not true and not (coalesce(amiakn, false)
            or coalesce(asian, false)
            or coalesce(blkafram, false)
            or coalesce(hawaiipi, false)
            or coalesce(white, false)
        )
    ) as is_violation
from checked.afcars_adoption_1993
where coalesce(amiakn, asian, blkafram, hawaiipi, white, untodetm) is not null
