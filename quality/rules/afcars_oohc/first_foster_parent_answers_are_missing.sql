/*---
says       = "The first foster parent has year of birth, tribal membership, race, ethnicity and sex."
fields     = [
  "e125_foster_parent1_birth_year",
  "e126_foster_parent1_tribal_membership",
  "e127_foster_parent1_race_american_indian_alaska_native",
  "e128_foster_parent1_race_asian",
  "e129_foster_parent1_race_black",
  "e130_foster_parent1_race_native_hawaiian_pacific_islander",
  "e131_foster_parent1_race_white",
  "e132_foster_parent1_race_unknown",
  "e133_foster_parent1_race_declined",
  "e134_foster_parent1_hispanic_latino",
  "e135_foster_parent1_sex",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 125 to 135; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; race and ethnicity have answers for unknown and declined."
beware     = "Who cares for foster children cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e125_foster_parent1_birth_year | e126_foster_parent1_tribal_membership | e127_foster_parent1_race_american_indian_alaska_native | e128_foster_parent1_race_asian | e129_foster_parent1_race_black | e130_foster_parent1_race_native_hawaiian_pacific_islander | e131_foster_parent1_race_white | e132_foster_parent1_race_unknown | e133_foster_parent1_race_declined | e134_foster_parent1_hispanic_latino | e135_foster_parent1_sex
C1                     | 1              | 1        | true                    | 1850                           | no                                    | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false                             | not_hispanic                        | male
C2                     | 1              | 1        | true                    | 1850                           | no                                    | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false                             | not_hispanic                        |
C3                     | 1              | 1        | true                    |                                | no                                    | false                                                  | false                          | false                          | false                                                     | false                          | false                            | false                             | not_hispanic                        | male
C4                     | 1              | 1        | false                   |                                |                                       |                                                        |                                |                                |                                                           |                                |                                  |                                   |                                     |
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
        e125_foster_parent1_birth_year is null
        or e126_foster_parent1_tribal_membership is null
        or e127_foster_parent1_race_american_indian_alaska_native is null
        or e128_foster_parent1_race_asian is null
        or e129_foster_parent1_race_black is null
        or e130_foster_parent1_race_native_hawaiian_pacific_islander is null
        or e131_foster_parent1_race_white is null
        or e132_foster_parent1_race_unknown is null
        or e133_foster_parent1_race_declined is null
        or e134_foster_parent1_hispanic_latino is null
        or e135_foster_parent1_sex is null
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where e113_foster_family_home
