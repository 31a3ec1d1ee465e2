/*---
says     = "Only the latest removal of a child is open."
fields   = ["e153_exit_date", "e69_removal_date"]
category = "completeness"
level    = "child"
severity = "error"
source   = "Judgement of this project"
fix      = "Report the exit of the earlier removal with its date and reason."
beware   = "The earlier stay has no end: the later removal is no reentry, and days in care are counted twice."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e153_exit_date
C1                     | 1              | 2022-11-01       |
C1                     | 2              | 2020-11-01       | 2020-12-01
C2                     | 1              | 2022-11-01       |
C2                     | 2              | 2020-11-01       |
"""
holds = ["C1 2"]
violates = ["C2 2"]
---*/
select
    file_id,
    record_number,
    child_id,
    removal_number,
    exit_date is null as is_violation
from checked.afcars_removals
where next_removal_date is not null
