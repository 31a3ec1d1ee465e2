/*---
says       = "A removal reported with its history has a living arrangement."
fields     = ["e112_date_living_arrangement"]
category   = "completeness"
level      = "child"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 112; structure of the AFCARS XML file"
fix        = "Report every living arrangement of the removal with its date."
beware     = "Without them the child seems never to have lived anywhere: no moves, no placement type."
since      = "0.2"
notes      = """
Looks at every removal; the federal data-quality check of the same kind looks at the latest alone.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout
C1                     | 1              | removal_2020
C1                     | 2              | removal_2020
C1                     | 3              | removal_1993
"""
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence
C1                     | 1              | 1
"""
holds = ["C1 1"]
violates = ["C1 2"]
---*/
select
    r.file_id,
    r.record_number,
    r.e4_child_record_number,
    r.removal_number,
    a.file_id is null as is_violation
from checked.afcars_oohc_removals as r
left join checked.afcars_arranged_removals as a
    on r.file_id = a.file_id
    and r.e4_child_record_number = a.e4_child_record_number
    and r.removal_number = a.removal_number
where r.removal_layout = 'removal_2020'
