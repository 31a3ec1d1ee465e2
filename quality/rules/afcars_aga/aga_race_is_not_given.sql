/*---
says       = "A child under an assistance agreement has at least one race, or says that it is unknown or declined."
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
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.45, elements 6 to 13; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every race that applies; where none is known say so."
beware     = "Persons without a race stand in no group."
since      = "0.2"
notes      = """
Not checked where every race question is blank: that is found as missing data.
"""

[[example]]
afcars_aga = """
a3_child_record_number | a6_child_race_american_indian_alaska_native | a7_child_race_asian | a8_child_race_black_african_american | a9_child_race_hawaiian_pacific_islander | a10_child_race_white | a11_child_race_unknown | a12_child_race_abandoned | a13_child_race_declined
C1                     | false                                       | false               | false                                | false                                   | true                 | false                  | false                    | false
C2                     | true                                        | false               | false                                | false                                   | true                 | false                  | false                    | false
C3                     | false                                       | false               | false                                | false                                   | false                | false                  | false                    | false
C4                     |                                             |                     |                                      |                                         |                      |                        |                          |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        a6_child_race_american_indian_alaska_native is not true
        and a7_child_race_asian is not true
        and a8_child_race_black_african_american is not true
        and a9_child_race_hawaiian_pacific_islander is not true
        and a10_child_race_white is not true
        and a11_child_race_unknown is not true
        and a12_child_race_abandoned is not true
        and a13_child_race_declined is not true
    ) as is_violation
from checked.afcars_aga
where coalesce(a6_child_race_american_indian_alaska_native, a7_child_race_asian,
    a8_child_race_black_african_american, a9_child_race_hawaiian_pacific_islander, a10_child_race_white,
        a11_child_race_unknown, a12_child_race_abandoned, a13_child_race_declined) is not null
