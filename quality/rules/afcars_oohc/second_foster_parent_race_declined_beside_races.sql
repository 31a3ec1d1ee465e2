/*---
says       = "A second foster parent whose race was declined has no race marked beside that."
fields     = [
  "e138_foster_parent2_race_american_indian_alaska_native",
  "e139_foster_parent2_race_asian",
  "e140_foster_parent2_race_black",
  "e141_foster_parent2_race_native_hawaiian_pacific_islander",
  "e142_foster_parent2_race_white",
  "e143_foster_parent2_race_unknown",
  "e144_foster_parent2_race_declined",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 138 to 144; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the races that are known, or the answer that none is; not both."
beware     = "A person counts in a group, or as of unknown race, as it happens."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e138_foster_parent2_race_american_indian_alaska_native | e139_foster_parent2_race_asian | e140_foster_parent2_race_black | e141_foster_parent2_race_native_hawaiian_pacific_islander | e142_foster_parent2_race_white | e143_foster_parent2_race_unknown | e144_foster_parent2_race_declined
C1                     | 1              | 1        | false                                                  | false                          | false                          | false                                                     | false                          | false                            | true
C2                     | 1              | 1        | true                                                   | false                          | false                          | false                                                     | false                          | false                            | true
C3                     | 1              | 1        | true                                                   | true                           | false                          | false                                                     | false                          | false                            | false
"""
holds = ["C1 1 1"]
violates = ["C2 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        (
            coalesce(cast(e138_foster_parent2_race_american_indian_alaska_native as integer), 0)
            + coalesce(cast(e139_foster_parent2_race_asian as integer), 0)
            + coalesce(cast(e140_foster_parent2_race_black as integer), 0)
            + coalesce(cast(e141_foster_parent2_race_native_hawaiian_pacific_islander as integer), 0)
            + coalesce(cast(e142_foster_parent2_race_white as integer), 0)
            + coalesce(cast(e143_foster_parent2_race_unknown as integer), 0)
            + coalesce(cast(e144_foster_parent2_race_declined as integer), 0)
        ) > 1
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where (e144_foster_parent2_race_declined)
