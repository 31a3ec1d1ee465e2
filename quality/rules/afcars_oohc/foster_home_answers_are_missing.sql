/*---
says       = "A foster family home has answers on its kinds, marital status and relationship to the child."
fields     = [
  "e114_licensed_home",
  "e115_therapeutic_home",
  "e116_shelter_care_home",
  "e117_relative_foster_family",
  "e118_pre_adopt_home",
  "e119_kin_foster_family",
  "e123_marital_status_of_foster_parents",
  "e124_relationship_to_foster_parents",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 114 to 119, 123 and 124; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter each answer; kinds the home is not are answered so."
beware     = "Placement with relatives and kin is undercounted."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e114_licensed_home | e115_therapeutic_home | e116_shelter_care_home | e117_relative_foster_family | e118_pre_adopt_home | e119_kin_foster_family | e123_marital_status_of_foster_parents | e124_relationship_to_foster_parents
C1                     | 1              | 1        | true                    | false              | false                 | false                  | false                       | false               | false                  | married                               | relative
C2                     | 1              | 1        | true                    | false              | false                 | false                  | false                       | false               | false                  | married                               |
C3                     | 1              | 1        | true                    |                    | false                 | false                  | false                       | false               | false                  | married                               | relative
C4                     | 1              | 1        | false                   |                    |                       |                        |                             |                     |                        |                                       |
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
        e114_licensed_home is null
        or e115_therapeutic_home is null
        or e116_shelter_care_home is null
        or e117_relative_foster_family is null
        or e118_pre_adopt_home is null
        or e119_kin_foster_family is null
        or e123_marital_status_of_foster_parents is null
        or e124_relationship_to_foster_parents is null
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where e113_foster_family_home
