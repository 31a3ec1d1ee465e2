/*---
says     = "The first parent's rights ended on or after the petition, and after the birth of the child."
fields   = ["e5_date_of_birth", "e65_tpr_petition_date_parent1", "e67_tpr_date_parent1"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the dates with the court order."
beware   = "Time from petition to termination comes out negative."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth | e65_tpr_petition_date_parent1 | e67_tpr_date_parent1
C1                     | 2015-06-15       | 2022-06-01                    | 2022-06-01
C2                     | 2015-06-15       | 2022-06-01                    | 2022-05-31
C3                     | 2015-06-15       |                               | 2015-06-14
C4                     | 2015-06-15       | 2022-06-01                    |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        coalesce(e67_tpr_date_parent1 < e65_tpr_petition_date_parent1, false)
        or coalesce(e67_tpr_date_parent1 < e5_date_of_birth, false)
    ) as is_violation
from checked.afcars_oohc_children
where e67_tpr_date_parent1 is not null
    and coalesce(e65_tpr_petition_date_parent1, e5_date_of_birth) is not null
