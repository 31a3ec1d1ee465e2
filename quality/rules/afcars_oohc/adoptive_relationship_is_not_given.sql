/*---
says       = "New parents are relative, kin, non-relative or foster parent of the child."
fields     = [
  "e158_relationship_to_adoptive_parents_relative",
  "e159_relationship_to_adoptive_parents_kin",
  "e160_relationship_to_adoptive_parents_non_relative",
  "e161_relationship_to_adoptive_parents_foster_parent",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 158 to 161; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every relationship that applies."
beware     = "Adoptions by relatives and by foster parents are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e158_relationship_to_adoptive_parents_relative | e159_relationship_to_adoptive_parents_kin | e160_relationship_to_adoptive_parents_non_relative | e161_relationship_to_adoptive_parents_foster_parent
C1                     | 1              | false                                          | false                                     | false                                              | true
C2                     | 1              | false                                          | false                                     | false                                              | false
C3                     | 1              |                                                |                                           |                                                    |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e158_relationship_to_adoptive_parents_relative is not true
        and e159_relationship_to_adoptive_parents_kin is not true
        and e160_relationship_to_adoptive_parents_non_relative is not true
        and e161_relationship_to_adoptive_parents_foster_parent is not true as is_violation
from checked.afcars_oohc_removals
where coalesce(e158_relationship_to_adoptive_parents_relative, e159_relationship_to_adoptive_parents_kin,
    e160_relationship_to_adoptive_parents_non_relative,
        e161_relationship_to_adoptive_parents_foster_parent) is not null
