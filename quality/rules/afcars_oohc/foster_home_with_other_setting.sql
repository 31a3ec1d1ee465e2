/*---
says       = "A foster family home is no other setting at once."
fields     = ["e113_foster_family_home", "e120_other_living_arrangement_type"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 113 and 120; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the answer that is wrong."
beware     = "The arrangement counts as a family home."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e120_other_living_arrangement_type
C1                     | 1              | 1        | true                    |
C2                     | 1              | 1        | true                    | child_care_institution
C3                     | 1              | 1        | false                   | child_care_institution
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
    e120_other_living_arrangement_type is not null as is_violation
from checked.afcars_oohc_living_arrangements
where e113_foster_family_home
