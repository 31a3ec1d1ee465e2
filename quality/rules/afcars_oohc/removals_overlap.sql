/*---
says     = "A removal ends by the day of the next one."
fields   = ["e153_exit_date", "e69_removal_date"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the exit, or merge the two removals into one."
beware   = "Days in care are counted twice; the second removal is no entry."
since    = "0.2"
notes    = """
One removal told in both forms counts once; a removal on the day of an exit is a reentry and no overlap.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date
C1                     | 1              | removal_1993   | 2020-11-01       | 2021-05-01
C1                     | 2              | removal_2020   | 2021-05-01       |
C2                     | 1              | removal_1993   | 2020-11-01       | 2021-05-02
C2                     | 2              | removal_2020   | 2021-05-01       |
C3                     | 1              | removal_1993   | 2020-11-01       | 2020-12-01
C3                     | 2              | removal_2020   | 2021-05-01       |
C3                     | 3              | removal_1993   | 2021-05-01       | 2022-01-01
"""
holds = ["C1 1", "C3 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    child_id,
    removal_number,
    exit_date > next_removal_date as is_violation
from checked.afcars_removals
where next_removal_date is not null and exit_date is not null
