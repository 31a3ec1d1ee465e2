/*---
says     = "Removal and exit are entered on or after the day they happen."
fields   = [
  "e69_removal_date",
  "e70_removal_transaction_date",
  "e153_exit_date",
  "e154_exit_transaction_date",
]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project: element 70 and 154 are set by the system on the day of entry"
fix      = "Correct the date of the event, or of the transaction where the system lets it be typed."
beware   = "The date of removal or exit may lie too late."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e70_removal_transaction_date | e153_exit_date | e154_exit_transaction_date
C1                     | 1              | 2022-11-01       | 2022-11-01                   |                |
C2                     | 1              | 2022-11-01       | 2022-10-31                   |                |
C3                     | 1              | 2022-11-01       | 2022-11-02                   | 2022-12-05     | 2022-12-01
C4                     | 1              | 2022-11-01       |                              |                |
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        coalesce(e70_removal_transaction_date < e69_removal_date, false)
        or coalesce(e154_exit_transaction_date < e153_exit_date, false)
    ) as is_violation
from checked.afcars_oohc_removals
where e69_removal_date is not null and e70_removal_transaction_date is not null
    or e153_exit_date is not null and e154_exit_transaction_date is not null
