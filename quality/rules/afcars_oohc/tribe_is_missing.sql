/*---
says       = "A child who is a member of a tribe, or may become one, has a tribe."
fields     = ["e9_recognized_tribe"]
category   = "completeness"
level      = "child"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 9; 45 CFR 1355.46(b)(1), missing data"
fix        = "Name each federally recognized tribe."
beware     = "Children cannot be counted by tribe."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e8_tribal_membership
C1                     | yes
C2                     | yes
C3                     | unknown
"""
afcars_oohc_tribes = """
e4_child_record_number | sequence | e9_recognized_tribe
C1                     | 1        | 001
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    children.file_id,
    children.record_number,
    children.e4_child_record_number,
    (
        not exists (
            select 1
            from checked.afcars_oohc_tribes as tribes
            where tribes.file_id = children.file_id
                and tribes.e4_child_record_number = children.e4_child_record_number
                and tribes.e9_recognized_tribe is not null
        )
    ) as is_violation
from checked.afcars_oohc_children as children
where children.e8_tribal_membership = 'yes'
