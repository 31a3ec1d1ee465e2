/*---
says       = "Each race question of a child has an answer, yes or no."
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
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 13 to 20; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer every race question; where the race is not known say so in elements 18 to 20."
beware     = "A blank is read as not that race; shares by race come out wrong where blanks stand for yes."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e13_child_race_american_indian_alaska_native | e14_child_race_asian | e15_child_race_black | e16_child_race_native_hawaiian_pacific_islander | e17_child_race_white | e18_child_race_unknown | e19_child_race_abandoned | e20_child_race_declined
C1                     | false                                        | false                | false                | false                                           | false                | false                  | false                    | false
C2                     | false                                        | false                | false                | false                                           | false                | false                  | false                    |
C3                     |                                              | false                | false                | false                                           | false                | false                  | false                    | false
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e13_child_race_american_indian_alaska_native is null
        or e14_child_race_asian is null
        or e15_child_race_black is null
        or e16_child_race_native_hawaiian_pacific_islander is null
        or e17_child_race_white is null
        or e18_child_race_unknown is null
        or e19_child_race_abandoned is null
        or e20_child_race_declined is null
    ) as is_violation
from checked.afcars_oohc_children
