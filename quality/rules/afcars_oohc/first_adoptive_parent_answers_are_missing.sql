/*---
says       = "The first adoptive parent or guardian has date of birth, tribal membership, race, ethnicity and sex."
fields     = [
  "e162_adoptive_parent1_birth_date",
  "e163_adoptive_parent1_tribal_membership",
  "e164_adoptive_parent1_race_american_indian_alaska_native",
  "e165_adoptive_parent1_race_asian",
  "e166_adoptive_parent1_race_black",
  "e167_adoptive_parent1_race_native_hawaiian_pacific_islander",
  "e168_adoptive_parent1_race_white",
  "e169_adoptive_parent1_race_unknown",
  "e170_adoptive_parent1_race_declined",
  "e171_adoptive_parent1_hispanic_latino",
  "e172_adoptive_parent1_sex",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 162 to 172; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; race and ethnicity have answers for unknown and declined."
beware     = "Who adopts children in care cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e155_exit_reason | e162_adoptive_parent1_birth_date | e163_adoptive_parent1_tribal_membership | e164_adoptive_parent1_race_american_indian_alaska_native | e165_adoptive_parent1_race_asian | e166_adoptive_parent1_race_black | e167_adoptive_parent1_race_native_hawaiian_pacific_islander | e168_adoptive_parent1_race_white | e169_adoptive_parent1_race_unknown | e170_adoptive_parent1_race_declined | e171_adoptive_parent1_hispanic_latino | e172_adoptive_parent1_sex
C1                     | 1              | removal_2020   | guardianship     | 1980-05-01                       | no                                      | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false                               | not_hispanic                          | male
C2                     | 1              | removal_2020   | guardianship     | 1980-05-01                       | no                                      | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false                               | not_hispanic                          |
C3                     | 1              | removal_2020   | guardianship     |                                  | no                                      | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false                               | not_hispanic                          | male
C4                     | 1              | removal_2020   | reunification    |                                  |                                         |                                                          |                                  |                                  |                                                             |                                  |                                    |                                     |                                       |
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        e162_adoptive_parent1_birth_date is null
        or e163_adoptive_parent1_tribal_membership is null
        or e164_adoptive_parent1_race_american_indian_alaska_native is null
        or e165_adoptive_parent1_race_asian is null
        or e166_adoptive_parent1_race_black is null
        or e167_adoptive_parent1_race_native_hawaiian_pacific_islander is null
        or e168_adoptive_parent1_race_white is null
        or e169_adoptive_parent1_race_unknown is null
        or e170_adoptive_parent1_race_declined is null
        or e171_adoptive_parent1_hispanic_latino is null
        or e172_adoptive_parent1_sex is null
    ) as is_violation
from checked.afcars_oohc_removals
where e155_exit_reason in ('adoption', 'guardianship') and removal_layout = 'removal_2020'
