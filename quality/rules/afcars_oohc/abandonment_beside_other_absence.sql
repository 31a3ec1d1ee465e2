/*---
says       = "Of abandonment, failure to return and relinquishment for adoption at most one applies."
fields     = ["e80_abandonment", "e81_failure_to_return", "e97_voluntary_adoption"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 80, 81 and 97; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the one that applies."
beware     = "Circumstances at removal are counted twice."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e80_abandonment | e81_failure_to_return | e97_voluntary_adoption
C1                     | 1              | true            | false                 | false
C2                     | 1              | false           | false                 | false
C3                     | 1              | true            | false                 | true
C4                     | 1              |                 |                       |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        coalesce(cast(e80_abandonment as integer), 0)
        + coalesce(cast(e81_failure_to_return as integer), 0)
        + coalesce(cast(e97_voluntary_adoption as integer), 0) > 1
    ) as is_violation
from checked.afcars_oohc_removals
where coalesce(e80_abandonment, e81_failure_to_return, e97_voluntary_adoption) is not null
