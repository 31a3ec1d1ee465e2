/*---
says       = "A child who has not left care stands in the next file."
fields     = ["e4_child_record_number", "e153_exit_date"]
category   = "completeness"
level      = "history"
severity   = "error"
threshold  = 0.1
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Report the exit of each such child with its date, or the child again where still in care."
beware     = "Such a child counts as in care to the end of the last file that holds it, and never as having left."
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
Withheld: every indicator made from AFCARS files, for all use the date of discharge.
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
holds = ["C1", "C3"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    exit_date is null and not is_in_next_file as is_violation
from checked.afcars_children
where has_next_file
