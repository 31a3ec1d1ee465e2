/*---
says       = "A child has a readable date of birth."
fields     = ["e5_date_of_birth"]
category   = "completeness"
level      = "child"
severity   = "error"
threshold  = 0.05
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Enter the date of birth; for an abandoned child the estimated one."
beware     = "Without it a child has no age: it stands in no age group, and its episode never ends at 18."
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
Withheld: the indicators that use date of birth: permanency, reentry and stability by the data elements of
79 FR 22604, and maltreatment in care, which here ends at the 18th birthday and leaves such records out.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2015-06-15
C2                     |
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 1              | removal_2020   | 2022-11-01       |                |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    birth_date is null as is_violation
from checked.afcars_children
