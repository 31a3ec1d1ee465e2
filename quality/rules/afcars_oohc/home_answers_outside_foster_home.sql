/*---
says     = "Kinds of home and foster parents stand only with a foster family home."
fields   = [
  "e113_foster_family_home",
  "e114_licensed_home",
  "e115_therapeutic_home",
  "e116_shelter_care_home",
  "e117_relative_foster_family",
  "e118_pre_adopt_home",
  "e119_kin_foster_family",
  "e123_marital_status_of_foster_parents",
  "e124_relationship_to_foster_parents",
]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1355.44, elements 113 to 124; judgement of this project"
fix      = "Answer yes to foster family home, or take the answers out."
beware   = "The arrangement counts as no family home."
since    = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e117_relative_foster_family | e123_marital_status_of_foster_parents
C1                     | 1              | 1        | false                   | false                       |
C2                     | 1              | 1        | false                   | true                        |
C3                     | 1              | 1        | false                   |                             | married
C4                     | 1              | 1        | true                    | true                        | married
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
        e123_marital_status_of_foster_parents is not null
        or e124_relationship_to_foster_parents is not null
        or coalesce(e114_licensed_home, false)
        or coalesce(e115_therapeutic_home, false)
        or coalesce(e116_shelter_care_home, false)
        or coalesce(e117_relative_foster_family, false)
        or coalesce(e118_pre_adopt_home, false)
        or coalesce(e119_kin_foster_family, false)
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where not e113_foster_family_home
