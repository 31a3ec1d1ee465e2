/*---
says       = "Where foster parents are a couple, the second has year of birth, tribal membership, race, ethnicity and sex."
fields     = [
  "e136_foster_parent2_birth_year",
  "e137_foster_parent2_tribal_membership",
  "e138_foster_parent2_race_american_indian_alaska_native",
  "e139_foster_parent2_race_asian",
  "e140_foster_parent2_race_black",
  "e141_foster_parent2_race_native_hawaiian_pacific_islander",
  "e142_foster_parent2_race_white",
  "e143_foster_parent2_race_unknown",
  "e144_foster_parent2_race_declined",
  "e145_foster_parent2_hispanic_latino",
  "e146_foster_parent2_sex",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 136 to 146; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; race and ethnicity have answers for unknown and declined."
beware     = "Who cares for foster children cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e123_marital_status_of_foster_parents | e136_foster_parent2_birth_year | e137_foster_parent2_tribal_membership | e138_foster_parent2_race_american_indian_alaska_native | e139_foster_parent2_race_asian | e140_foster_parent2_race_black | e141_foster_parent2_race_native_hawaiian_pacific_islander | e142_foster_parent2_race_white | e143_foster_parent2_race_unknown | e144_foster_parent2_race_declined | e145_foster_parent2_hispanic_latino | e146_foster_parent2_sex
C1                     | 1              | 1        | true                    | married                               | 1850                           | no                                    | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false                             | not_hispanic                        | male
C2                     | 1              | 1        | true                    | married                               | 1850                           | no                                    | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false                             | not_hispanic                        |
C3                     | 1              | 1        | true                    | married                               |                                | no                                    | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false                             | not_hispanic                        | male
C4                     | 1              | 1        | true                    | single                                |                                |                                       |                                                        |                                |                                |                                                           |                                |                                  |                                   |                                     |
"""
holds = ["C1 1 1"]
violates = ["C2 1 1", "C3 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e136_foster_parent2_birth_year is null
        or e137_foster_parent2_tribal_membership is null
        or e138_foster_parent2_race_american_indian_alaska_native is null
        or e139_foster_parent2_race_asian is null
        or e140_foster_parent2_race_black is null
        or e141_foster_parent2_race_native_hawaiian_pacific_islander is null
        or e142_foster_parent2_race_white is null
        or e143_foster_parent2_race_unknown is null
        or e144_foster_parent2_race_declined is null
        or e145_foster_parent2_hispanic_latino is null
        or e146_foster_parent2_sex is null
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where e113_foster_family_home and e123_marital_status_of_foster_parents in ('married', 'unmarried_couple')
