/*---
says       = "Where a couple adopts or takes guardianship, the second parent has date of birth, tribal membership, race, ethnicity and sex."
fields     = [
  "e173_adoptive_parent2_birth_date",
  "e174_adoptive_parent2_tribal_membership",
  "e175_adoptive_parent2_race_american_indian_alaska_native",
  "e176_adoptive_parent2_race_asian",
  "e177_adoptive_parent2_race_black",
  "e178_adoptive_parent2_race_native_hawaiian_pacific_islander",
  "e179_adoptive_parent2_race_white",
  "e180_adoptive_parent2_race_unknown",
  "e181_adoptive_parent2_race_declined",
  "e182_adoptive_parent2_hispanic_latino",
  "e183_adoptive_parent2_sex",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 173 to 183; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; race and ethnicity have answers for unknown and declined."
beware     = "Who adopts children in care cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e155_exit_reason | e157_marital_status_of_adoptive_parents | e173_adoptive_parent2_birth_date | e174_adoptive_parent2_tribal_membership | e175_adoptive_parent2_race_american_indian_alaska_native | e176_adoptive_parent2_race_asian | e177_adoptive_parent2_race_black | e178_adoptive_parent2_race_native_hawaiian_pacific_islander | e179_adoptive_parent2_race_white | e180_adoptive_parent2_race_unknown | e181_adoptive_parent2_race_declined | e182_adoptive_parent2_hispanic_latino | e183_adoptive_parent2_sex
C1                     | 1              | removal_2020   | adoption         | married                                 | 1980-05-01                       | no                                      | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false                               | not_hispanic                          | male
C2                     | 1              | removal_2020   | adoption         | married                                 | 1980-05-01                       | no                                      | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false                               | not_hispanic                          |
C3                     | 1              | removal_2020   | adoption         | married                                 |                                  | no                                      | false                                                    | false                            | false                            | false                                                       | false                            | false                              | false                               | not_hispanic                          | male
C4                     | 1              | removal_2020   | adoption         | single                                  |                                  |                                         |                                                          |                                  |                                  |                                                             |                                  |                                    |                                     |                                       |
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
        e173_adoptive_parent2_birth_date is null
        or e174_adoptive_parent2_tribal_membership is null
        or e175_adoptive_parent2_race_american_indian_alaska_native is null
        or e176_adoptive_parent2_race_asian is null
        or e177_adoptive_parent2_race_black is null
        or e178_adoptive_parent2_race_native_hawaiian_pacific_islander is null
        or e179_adoptive_parent2_race_white is null
        or e180_adoptive_parent2_race_unknown is null
        or e181_adoptive_parent2_race_declined is null
        or e182_adoptive_parent2_hispanic_latino is null
        or e183_adoptive_parent2_sex is null
    ) as is_violation
from checked.afcars_oohc_removals
where e155_exit_reason in ('adoption', 'guardianship') and removal_layout = 'removal_2020'
    and e157_marital_status_of_adoptive_parents in ('married', 'unmarried_couple')
