/*---
says       = "A child whose race was declined or who was abandoned has no race marked beside that."
fields     = [
  "e13_child_race_american_indian_alaska_native",
  "e14_child_race_asian",
  "e15_child_race_black",
  "e16_child_race_native_hawaiian_pacific_islander",
  "e17_child_race_white",
  "e18_child_race_unknown",
  "e19_child_race_abandoned",
  "e20_child_race_declined",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 13 to 20; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the races that are known, or the answer that none is; not both."
beware     = "A person counts in a group, or as of unknown race, as it happens."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e13_child_race_american_indian_alaska_native | e14_child_race_asian | e15_child_race_black | e16_child_race_native_hawaiian_pacific_islander | e17_child_race_white | e18_child_race_unknown | e19_child_race_abandoned | e20_child_race_declined
C1                     | false                                        | false                | false                | false                                           | false                | false                  | false                    | true
C2                     | true                                         | false                | false                | false                                           | false                | false                  | false                    | true
C3                     | true                                         | true                 | false                | false                                           | false                | false                  | false                    | false
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        (
            coalesce(cast(e13_child_race_american_indian_alaska_native as integer), 0)
            + coalesce(cast(e14_child_race_asian as integer), 0)
            + coalesce(cast(e15_child_race_black as integer), 0)
            + coalesce(cast(e16_child_race_native_hawaiian_pacific_islander as integer), 0)
            + coalesce(cast(e17_child_race_white as integer), 0)
            + coalesce(cast(e18_child_race_unknown as integer), 0)
            + coalesce(cast(e19_child_race_abandoned as integer), 0)
            + coalesce(cast(e20_child_race_declined as integer), 0)
        ) > 1
    ) as is_violation
from checked.afcars_oohc_children
where (e19_child_race_abandoned or e20_child_race_declined)
