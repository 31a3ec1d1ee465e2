/*---
says       = "A child has at least one race, or says that it is unknown or declined."
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
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 13 to 20; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every race that applies; where none is known say so."
beware     = "Persons without a race stand in no group."
since      = "0.2"
notes      = """
Not checked where every race question is blank: that is found as missing data.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e13_child_race_american_indian_alaska_native | e14_child_race_asian | e15_child_race_black | e16_child_race_native_hawaiian_pacific_islander | e17_child_race_white | e18_child_race_unknown | e19_child_race_abandoned | e20_child_race_declined
C1                     | false                                        | false                | false                | false                                           | true                 | false                  | false                    | false
C2                     | true                                         | false                | false                | false                                           | true                 | false                  | false                    | false
C3                     | false                                        | false                | false                | false                                           | false                | false                  | false                    | false
C4                     |                                              |                      |                      |                                                 |                      |                        |                          |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e13_child_race_american_indian_alaska_native is not true
        and e14_child_race_asian is not true
        and e15_child_race_black is not true
        and e16_child_race_native_hawaiian_pacific_islander is not true
        and e17_child_race_white is not true
        and e18_child_race_unknown is not true
        and e19_child_race_abandoned is not true
        and e20_child_race_declined is not true
    ) as is_violation
from checked.afcars_oohc_children
where coalesce(e13_child_race_american_indian_alaska_native, e14_child_race_asian, e15_child_race_black,
    e16_child_race_native_hawaiian_pacific_islander, e17_child_race_white, e18_child_race_unknown,
        e19_child_race_abandoned, e20_child_race_declined) is not null
