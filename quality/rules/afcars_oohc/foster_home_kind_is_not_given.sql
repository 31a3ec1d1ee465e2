/*---
says       = "A foster family home is of at least one kind."
fields     = [
  "e113_foster_family_home",
  "e114_licensed_home",
  "e115_therapeutic_home",
  "e116_shelter_care_home",
  "e117_relative_foster_family",
  "e118_pre_adopt_home",
  "e119_kin_foster_family",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 113 to 119; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every kind that applies, such as licensed or relative."
beware     = "Placement with relatives and kin is undercounted."
since      = "0.2"
notes      = """
Not checked where all kinds are blank: that is found as missing data.
"""

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e114_licensed_home | e117_relative_foster_family
C1                     | 1              | 1        | true                    | false              | true
C2                     | 1              | 1        | true                    | false              | false
C3                     | 1              | 1        | false                   |                    |
C4                     | 1              | 1        | true                    |                    |
"""
holds = ["C1 1 1"]
violates = ["C2 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e114_licensed_home is not true
        and e115_therapeutic_home is not true
        and e116_shelter_care_home is not true
        and e117_relative_foster_family is not true
        and e118_pre_adopt_home is not true
        and e119_kin_foster_family is not true
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where e113_foster_family_home
    and coalesce(e114_licensed_home, e115_therapeutic_home, e116_shelter_care_home,
        e117_relative_foster_family, e118_pre_adopt_home, e119_kin_foster_family) is not null
