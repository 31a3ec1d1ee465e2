/*---
says       = "Each race question of a child under an assistance agreement has an answer, yes or no."
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
error_type = "missing"
source     = "45 CFR 1355.45, elements 6 to 13; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer every race question; where the race is not known say so in elements 11 to 13."
beware     = "A blank is read as not that race."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a6_child_race_american_indian_alaska_native | a7_child_race_asian | a8_child_race_black_african_american | a9_child_race_hawaiian_pacific_islander | a10_child_race_white | a11_child_race_unknown | a12_child_race_abandoned | a13_child_race_declined
C1                     | false                                       | false               | false                                | false                                   | false                | false                  | false                    | false
C2                     | false                                       | false               | false                                | false                                   | false                | false                  | false                    |
C3                     |                                             | false               | false                                | false                                   | false                | false                  | false                    | false
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        a6_child_race_american_indian_alaska_native is null
        or a7_child_race_asian is null
        or a8_child_race_black_african_american is null
        or a9_child_race_hawaiian_pacific_islander is null
        or a10_child_race_white is null
        or a11_child_race_unknown is null
        or a12_child_race_abandoned is null
        or a13_child_race_declined is null
    ) as is_violation
from checked.afcars_aga
