/*---
says       = "A second adoptive parent or guardian whose race was declined has no race marked beside that."
fields     = [
  "e175_adoptive_parent2_race_american_indian_alaska_native",
  "e176_adoptive_parent2_race_asian",
  "e177_adoptive_parent2_race_black",
  "e178_adoptive_parent2_race_native_hawaiian_pacific_islander",
  "e179_adoptive_parent2_race_white",
  "e180_adoptive_parent2_race_unknown",
  "e181_adoptive_parent2_race_declined",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 175 to 181; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the races that are known, or the answer that none is; not both."
beware     = "A person counts in a group, or as of unknown race, as it happens."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e175_adoptive_parent2_race_american_indian_alaska_native | e176_adoptive_parent2_race_asian | e177_adoptive_parent2_race_black | e178_adoptive_parent2_race_native_hawaiian_pacific_islander | e179_adoptive_parent2_race_white | e180_adoptive_parent2_race_unknown | e181_adoptive_parent2_race_declined
C1                     | 1              | false                                                    | false                            | false                            | false                                                       | false                            | false                              | true
C2                     | 1              | true                                                     | false                            | false                            | false                                                       | false                            | false                              | true
C3                     | 1              | true                                                     | true                             | false                            | false                                                       | false                            | false                              | false
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        (
            coalesce(cast(e175_adoptive_parent2_race_american_indian_alaska_native as integer), 0)
            + coalesce(cast(e176_adoptive_parent2_race_asian as integer), 0)
            + coalesce(cast(e177_adoptive_parent2_race_black as integer), 0)
            + coalesce(cast(e178_adoptive_parent2_race_native_hawaiian_pacific_islander as integer), 0)
            + coalesce(cast(e179_adoptive_parent2_race_white as integer), 0)
            + coalesce(cast(e180_adoptive_parent2_race_unknown as integer), 0)
            + coalesce(cast(e181_adoptive_parent2_race_declined as integer), 0)
        ) > 1
    ) as is_violation
from checked.afcars_oohc_removals
where (e181_adoptive_parent2_race_declined)
