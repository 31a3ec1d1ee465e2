/*---
says     = "A removal that ended has the same date of exit in the next file."
fields   = ["e153_exit_date"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Where the exit was corrected or withdrawn, nothing is to be done; else report it again."
beware   = "Figures published for the earlier period change."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | submission | file_id | e69_removal_date | e153_exit_date
C1                     | 1              | 23A        | A       | 2022-11-01       | 2022-12-01
C2                     | 1              | 23A        | A       | 2022-11-01       | 2022-12-01
C2                     | 2              | 23A        | A       | 2020-11-01       | 2020-12-01
C3                     | 1              | 23A        | A       | 2022-11-01       | 2022-12-01
C1                     | 1              | 23B        | B       | 2022-11-01       | 2022-12-01
C2                     | 1              | 23B        | B       | 2022-11-01       |
C2                     | 2              | 23B        | B       | 2020-11-01       | 2020-12-02
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
violates = ["C2 1", "C2 2"]
---*/
select
    x.file_id,
    x.record_number,
    x.child_id,
    x.removal_number,
    y.exit_date is null or y.exit_date <> x.exit_date as is_violation
from checked.afcars_removals as x
inner join checked.afcars_oohc_children as c
    on x.next_file_id = c.file_id and x.child_id = c.e4_child_record_number
left join checked.afcars_removals as y
    on x.next_file_id = y.file_id and x.child_id = y.child_id and x.removal_date = y.removal_date
where x.exit_date is not null and y.file_id is not null
