/*---
says       = "A first adoptive parent or guardian whose race was declined has no race marked beside that."
fields     = [
  "e164_adoptive_parent1_race_american_indian_alaska_native",
  "e165_adoptive_parent1_race_asian",
  "e166_adoptive_parent1_race_black",
  "e167_adoptive_parent1_race_native_hawaiian_pacific_islander",
  "e168_adoptive_parent1_race_white",
  "e169_adoptive_parent1_race_unknown",
  "e170_adoptive_parent1_race_declined",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 164 to 170; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the races that are known, or the answer that none is; not both."
beware     = "A person counts in a group, or as of unknown race, as it happens."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e164_adoptive_parent1_race_american_indian_alaska_native | e165_adoptive_parent1_race_asian | e166_adoptive_parent1_race_black | e167_adoptive_parent1_race_native_hawaiian_pacific_islander | e168_adoptive_parent1_race_white | e169_adoptive_parent1_race_unknown | e170_adoptive_parent1_race_declined
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
            coalesce(cast(e164_adoptive_parent1_race_american_indian_alaska_native as integer), 0)
            + coalesce(cast(e165_adoptive_parent1_race_asian as integer), 0)
            + coalesce(cast(e166_adoptive_parent1_race_black as integer), 0)
            + coalesce(cast(e167_adoptive_parent1_race_native_hawaiian_pacific_islander as integer), 0)
            + coalesce(cast(e168_adoptive_parent1_race_white as integer), 0)
            + coalesce(cast(e169_adoptive_parent1_race_unknown as integer), 0)
            + coalesce(cast(e170_adoptive_parent1_race_declined as integer), 0)
        ) > 1
    ) as is_violation
from checked.afcars_oohc_removals
where (e170_adoptive_parent1_race_declined)
