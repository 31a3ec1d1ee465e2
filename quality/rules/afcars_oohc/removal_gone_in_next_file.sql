/*---
says     = "A removal stands in the next file that holds the child."
fields   = ["e69_removal_date"]
category = "completeness"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Report every removal of the child in each file; where the date was corrected, nothing is to be done."
beware   = "The history of the later file replaces the earlier one: a removal left out is lost."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | submission | file_id | e69_removal_date
C1                     | 1              | 23A        | A       | 2022-11-01
C2                     | 1              | 23A        | A       | 2022-11-01
C3                     | 1              | 23A        | A       | 2022-11-01
C1                     | 1              | 23B        | B       | 2022-11-01
C2                     | 1              | 23B        | B       | 2023-05-01
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
C1                     | 23A        | A
C2                     | 23A        | A
C3                     | 23A        | A
C1                     | 23B        | B
C2                     | 23B        | B
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    x.file_id,
    x.record_number,
    x.child_id,
    x.removal_number,
    y.file_id is null as is_violation
from checked.afcars_removals as x
inner join checked.afcars_oohc_children as c
    on x.next_file_id = c.file_id and x.child_id = c.e4_child_record_number
left join checked.afcars_removals as y
    on x.next_file_id = y.file_id and x.child_id = y.child_id and x.removal_date = y.removal_date
