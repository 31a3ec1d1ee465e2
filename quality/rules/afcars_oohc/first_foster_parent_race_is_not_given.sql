/*---
says       = "A first foster parent has at least one race, or says that it is unknown or declined."
fields     = [
  "e127_foster_parent1_race_american_indian_alaska_native",
  "e128_foster_parent1_race_asian",
  "e129_foster_parent1_race_black",
  "e130_foster_parent1_race_native_hawaiian_pacific_islander",
  "e131_foster_parent1_race_white",
  "e132_foster_parent1_race_unknown",
  "e133_foster_parent1_race_declined",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 127 to 133; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every race that applies; where none is known say so."
beware     = "Persons without a race stand in no group."
since      = "0.2"
notes      = """
Not checked where every race question is blank: that is found as missing data.
"""

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e127_foster_parent1_race_american_indian_alaska_native | e128_foster_parent1_race_asian | e129_foster_parent1_race_black | e130_foster_parent1_race_native_hawaiian_pacific_islander | e131_foster_parent1_race_white | e132_foster_parent1_race_unknown | e133_foster_parent1_race_declined
C1                     | 1              | 1        | false                                                  | false                          | false                          | false                                                     | true                           | false                            | false
C2                     | 1              | 1        | true                                                   | false                          | false                          | false                                                     | true                           | false                            | false
C3                     | 1              | 1        | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false
C4                     | 1              | 1        |                                                        |                                |                                |                                                           |                                |                                  |
"""
holds = ["C1 1 1", "C2 1 1"]
violates = ["C3 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e127_foster_parent1_race_american_indian_alaska_native is not true
        and e128_foster_parent1_race_asian is not true
        and e129_foster_parent1_race_black is not true
        and e130_foster_parent1_race_native_hawaiian_pacific_islander is not true
        and e131_foster_parent1_race_white is not true
        and e132_foster_parent1_race_unknown is not true
        and e133_foster_parent1_race_declined is not true
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where coalesce(e127_foster_parent1_race_american_indian_alaska_native, e128_foster_parent1_race_asian,
    e129_foster_parent1_race_black, e130_foster_parent1_race_native_hawaiian_pacific_islander,
        e131_foster_parent1_race_white, e132_foster_parent1_race_unknown,
            e133_foster_parent1_race_declined) is not null
