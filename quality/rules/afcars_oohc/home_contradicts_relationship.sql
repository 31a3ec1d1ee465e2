/*---
says     = "A relative or kin foster home has relatives or kin as foster parents."
fields   = [
  "e117_relative_foster_family",
  "e119_kin_foster_family",
  "e124_relationship_to_foster_parents",
]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1355.44, elements 117, 119 and 124"
fix      = "Correct the kind of home or the relationship."
beware   = "Placement with relatives is counted from the kind of home."
since    = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e117_relative_foster_family | e119_kin_foster_family | e124_relationship_to_foster_parents
C1                     | 1              | 1        | true                        | false                  | relative
C2                     | 1              | 1        | false                       | true                   | kin
C3                     | 1              | 1        | true                        | false                  | non_relative
C4                     | 1              | 1        | false                       | false                  | non_relative
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
    e124_relationship_to_foster_parents = 'non_relative' as is_violation
from checked.afcars_oohc_living_arrangements
where (e117_relative_foster_family or e119_kin_foster_family)
    and e124_relationship_to_foster_parents is not null
