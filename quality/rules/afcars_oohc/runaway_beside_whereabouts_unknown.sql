/*---
says       = "At removal a child had run away or was of unknown whereabouts, not both."
fields     = ["e72_runaway", "e73_whereabouts_unknown"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 72 and 73; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the one that applies."
beware     = "Circumstances at removal are counted twice."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e72_runaway | e73_whereabouts_unknown
C1                     | 1              | true        | false
C2                     | 1              | false       | false
C3                     | 1              | true        | true
C4                     | 1              | true        |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e72_runaway and e73_whereabouts_unknown as is_violation
from checked.afcars_oohc_removals
where e72_runaway is not null and e73_whereabouts_unknown is not null
