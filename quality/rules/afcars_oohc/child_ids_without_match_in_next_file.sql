/*---
says       = "A child of the file stands in the next file too."
fields     = ["e4_child_record_number"]
category   = "plausibility"
level      = "history"
severity   = "error"
threshold  = 0.4
finds      = "file"
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Find out whether record numbers were encrypted anew between the two files; send the later one with the earlier numbers."
beware     = "When identifiers change, episodes of one child fall apart: entries and dropped records rise, reentries vanish."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
  "permanency_in_12_months_12_to_23",
  "permanency_in_12_months_24_plus",
  "permanency_in_12_months_entries",
  "placement_stability",
  "reentry_to_foster_care",
]
notes      = """
Withheld: every indicator made from AFCARS files, for all follow children by record number. Children who left
care are rightly absent, hence the wide limit. Records stay in the indicators unless the limit is passed.
Not checked where the next six-month file was not received.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | file_id
C1                     | 23A        | A
C2                     | 23A        | A
C3                     | 23A        | A
C1                     | 23B        | B
"""
afcars_oohc_removals = """
e4_child_record_number | submission | file_id | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 23A        | A       | 1              | removal_2020   | 2022-11-01       |                |
C2                     | 23A        | A       | 1              | removal_2020   | 2022-11-01       |                |
C3                     | 23A        | A       | 1              | removal_2020   | 2022-11-01       | 2022-12-01     | adoption
C1                     | 23B        | B       | 1              | removal_2020   | 2022-11-01       |                |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    child_id,
    not is_in_next_file as is_violation
from checked.afcars_children
where has_next_file
