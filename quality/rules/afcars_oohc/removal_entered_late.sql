/*---
says       = "A removal is entered within 30 days."
fields     = ["e70_removal_transaction_date"]
category   = "plausibility"
level      = "field"
severity   = "error"
threshold  = 0.1
finds      = "file"
basis      = "45 CFR 1355.46 as generally understood: at most 10 percent of records; the text of the limit was not compared"
error_type = "tardy"
source     = "45 CFR 1355.44, element 70; 45 CFR 1355.46(b)(5), tardy transactions"
fix        = "Enter removals as they happen; the date of entry is set by the system and cannot be mended afterwards."
beware     = "Figures of the latest months are short of removals not yet entered."
since      = "0.2"
notes      = """
Every removal of the file is looked at, whenever it happened: a late entry stays late in each file that
repeats it.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e70_removal_transaction_date
C1                     | 1              | 2022-11-01       | 2022-12-01
C2                     | 1              | 2022-11-01       | 2022-12-02
C3                     | 1              | 2022-11-01       |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e70_removal_transaction_date > cast(e69_removal_date + interval 30 day as date) as is_violation
from checked.afcars_oohc_removals
where e69_removal_date is not null and e70_removal_transaction_date is not null
