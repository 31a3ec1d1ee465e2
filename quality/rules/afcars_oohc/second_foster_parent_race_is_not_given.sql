/*---
says       = "A second foster parent has at least one race, or says that it is unknown or declined."
fields     = [
  "e138_foster_parent2_race_american_indian_alaska_native",
  "e139_foster_parent2_race_asian",
  "e140_foster_parent2_race_black",
  "e141_foster_parent2_race_native_hawaiian_pacific_islander",
  "e142_foster_parent2_race_white",
  "e143_foster_parent2_race_unknown",
  "e144_foster_parent2_race_declined",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 138 to 144; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every race that applies; where none is known say so."
beware     = "Persons without a race stand in no group."
since      = "0.2"
notes      = """
Not checked where every race question is blank: that is found as missing data.
"""

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e138_foster_parent2_race_american_indian_alaska_native | e139_foster_parent2_race_asian | e140_foster_parent2_race_black | e141_foster_parent2_race_native_hawaiian_pacific_islander | e142_foster_parent2_race_white | e143_foster_parent2_race_unknown | e144_foster_parent2_race_declined
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
        e138_foster_parent2_race_american_indian_alaska_native is not true
        and e139_foster_parent2_race_asian is not true
        and e140_foster_parent2_race_black is not true
        and e141_foster_parent2_race_native_hawaiian_pacific_islander is not true
        and e142_foster_parent2_race_white is not true
        and e143_foster_parent2_race_unknown is not true
        and e144_foster_parent2_race_declined is not true
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where coalesce(e138_foster_parent2_race_american_indian_alaska_native, e139_foster_parent2_race_asian,
    e140_foster_parent2_race_black, e141_foster_parent2_race_native_hawaiian_pacific_islander,
        e142_foster_parent2_race_white, e143_foster_parent2_race_unknown,
            e144_foster_parent2_race_declined) is not null
