/*---
says     = "Sources of federal support and the answer that there is none exclude each other, and one of them applies."
fields   = ["ivefc", "iveaa", "ivaafdc", "ivdchsup", "xixmedcd", "ssiother", "noa"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 59 to 65"
fix      = "Mark every source that applies, or that none does."
beware   = "Children supported by each source are counted from these answers."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | ivefc | xixmedcd | noa
C1       | true  | true     | false
C2       | false | false    | true
C3       | true  | false    | true
C4       | false | false    | false
C5       |       |          | true
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        noa = (coalesce(ivefc, false)
            or coalesce(iveaa, false)
            or coalesce(ivaafdc, false)
            or coalesce(ivdchsup, false)
            or coalesce(xixmedcd, false)
            or coalesce(ssiother, false)
        )
    ) as is_violation
from checked.afcars_foster_care_1993
where noa is not null and coalesce(ivefc, iveaa, ivaafdc, ivdchsup, xixmedcd, ssiother) is not null
