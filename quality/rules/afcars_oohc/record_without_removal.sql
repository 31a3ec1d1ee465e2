/*---
says     = "A child has at least one removal reported with its history."
fields   = ["e69_removal_date"]
category = "completeness"
level    = "child"
severity = "error"
source   = "AFCARS 2020 XML files: structure"
fix      = "Report the removal for which the child is in the file; earlier removals alone do not belong in it."
beware   = "The child counts nowhere."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number
C1
C2
C3
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout
C1                     | 1              | removal_2020
C2                     | 1              | removal_1993
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    children.file_id,
    children.record_number,
    children.e4_child_record_number,
    (
        not exists (
            select 1
            from checked.afcars_oohc_removals as r
            where r.file_id = children.file_id
                and r.e4_child_record_number = children.e4_child_record_number
                and r.removal_layout = 'removal_2020'
        )
    ) as is_violation
from checked.afcars_oohc_children as children
