/*---
says       = "A first adoptive parent or guardian has at least one race, or says that it is unknown or declined."
fields     = [
  "e164_adoptive_parent1_race_american_indian_alaska_native",
  "e165_adoptive_parent1_race_asian",
  "e166_adoptive_parent1_race_black",
  "e167_adoptive_parent1_race_native_hawaiian_pacific_islander",
  "e168_adoptive_parent1_race_white",
  "e169_adoptive_parent1_race_unknown",
  "e170_adoptive_parent1_race_declined",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 164 to 170; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every race that applies; where none is known say so."
beware     = "Persons without a race stand in no group."
since      = "0.2"
notes      = """
Not checked where every race question is blank: that is found as missing data.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e164_adoptive_parent1_race_american_indian_alaska_native | e165_adoptive_parent1_race_asian | e166_adoptive_parent1_race_black | e167_adoptive_parent1_race_native_hawaiian_pacific_islander | e168_adoptive_parent1_race_white | e169_adoptive_parent1_race_unknown | e170_adoptive_parent1_race_declined
C1                     | 1              | false                                                    | false                            | false                            | false                                                       | true                             | false                              | false
C2                     | 1              | true                                                     | false                            | false                            | false                                                       | true                             | false                              | false
C3                     | 1              | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false
C4                     | 1              |                                                          |                                  |                                  |                                                             |                                  |                                    |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        e164_adoptive_parent1_race_american_indian_alaska_native is not true
        and e165_adoptive_parent1_race_asian is not true
        and e166_adoptive_parent1_race_black is not true
        and e167_adoptive_parent1_race_native_hawaiian_pacific_islander is not true
        and e168_adoptive_parent1_race_white is not true
        and e169_adoptive_parent1_race_unknown is not true
        and e170_adoptive_parent1_race_declined is not true
    ) as is_violation
from checked.afcars_oohc_removals
where coalesce(e164_adoptive_parent1_race_american_indian_alaska_native, e165_adoptive_parent1_race_asian,
    e166_adoptive_parent1_race_black, e167_adoptive_parent1_race_native_hawaiian_pacific_islander,
        e168_adoptive_parent1_race_white, e169_adoptive_parent1_race_unknown,
            e170_adoptive_parent1_race_declined) is not null
