/*---
says       = "Every earlier removal of a child lies on or after the birth."
fields     = ["e69_removal_date", "e5_date_of_birth"]
category   = "plausibility"
level      = "child"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 5 and 69; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the date of birth or of the removal; the removal may be a sibling's."
beware     = "The number of removals, and reentries, come out wrong."
since      = "0.2"
notes      = """
The latest removal is the matter of the federal data-quality check of the same kind.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2015-06-15
C2                     | 2015-06-15
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date
C1                     | 1              | 2022-11-01
C1                     | 2              | 2015-06-15
C2                     | 1              | 2022-11-01
C2                     | 2              | 2015-06-14
"""
holds = ["C1 2"]
violates = ["C2 2"]
---*/
select
    file_id,
    record_number,
    child_id,
    removal_number,
    removal_date < birth_date as is_violation
from checked.afcars_removals
where next_removal_date is not null and birth_date is not null
