/*---
says       = "A child removed by a state has an answer on the tribal membership of the second parent."
fields     = ["e62_tribal_membership_father"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 62; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answer; unknown is one."
beware     = "Children to whom the Indian Child Welfare Act may apply are missed."
since      = "0.2"
notes      = """
Not asked for: a parent who is unknown because the child was abandoned, or where there is no second parent;
tribal agencies; children under a title IV-E agreement with a tribe. Which element is the first and which
the second parent was taken from the layout.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e60_second_parent_birth_year | e62_tribal_membership_father
C1                     | 1985                         | no
C2                     | 1985                         |
C3                     | 7777                         |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e62_tribal_membership_father is null as is_violation
from checked.afcars_icwa_children
where coalesce(e60_second_parent_birth_year not in (7777, 9999), true)
