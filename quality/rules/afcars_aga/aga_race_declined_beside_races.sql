/*---
says       = "A child under an assistance agreement whose race was declined or who was abandoned has no race marked beside that."
fields     = [
  "a6_child_race_american_indian_alaska_native",
  "a7_child_race_asian",
  "a8_child_race_black_african_american",
  "a9_child_race_hawaiian_pacific_islander",
  "a10_child_race_white",
  "a11_child_race_unknown",
  "a12_child_race_abandoned",
  "a13_child_race_declined",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.45, elements 6 to 13; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Keep the races that are known, or the answer that none is; not both."
beware     = "A person counts in a group, or as of unknown race, as it happens."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a6_child_race_american_indian_alaska_native | a7_child_race_asian | a8_child_race_black_african_american | a9_child_race_hawaiian_pacific_islander | a10_child_race_white | a11_child_race_unknown | a12_child_race_abandoned | a13_child_race_declined
C1                     | false                                       | false               | false                                | false                                   | false                | false                  | false                    | true
C2                     | true                                        | false               | false                                | false                                   | false                | false                  | false                    | true
C3                     | true                                        | true                | false                                | false                                   | false                | false                  | false                    | false
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        (
            coalesce(cast(a6_child_race_american_indian_alaska_native as integer), 0)
            + coalesce(cast(a7_child_race_asian as integer), 0)
            + coalesce(cast(a8_child_race_black_african_american as integer), 0)
            + coalesce(cast(a9_child_race_hawaiian_pacific_islander as integer), 0)
            + coalesce(cast(a10_child_race_white as integer), 0)
            + coalesce(cast(a11_child_race_unknown as integer), 0)
            + coalesce(cast(a12_child_race_abandoned as integer), 0)
            + coalesce(cast(a13_child_race_declined as integer), 0)
        ) > 1
    ) as is_violation
from checked.afcars_aga
where (a12_child_race_abandoned or a13_child_race_declined)
