/*---
says       = "A child's latest removal lies on or after the birth."
fields     = ["e5_date_of_birth", "e69_removal_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
threshold  = 0.05
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
error_type = "inconsistent"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks; 45 CFR 1355.46(b)(3)"
fix        = "Compare the date of birth and the date of removal with the case record and correct the wrong one."
beware     = "Ages at entry, and the end of an episode at 18, rest on both dates."
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
Children without one of the dates are not checked.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2022-11-01
C2                     | 2022-11-02
C3                     |
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 1              | removal_2020   | 2022-11-01       |                |
C2                     | 1              | removal_2020   | 2022-11-01       |                |
C3                     | 1              | removal_2020   | 2022-11-01       |                |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    birth_date > removal_date as is_violation
from checked.afcars_children
where birth_date is not null and removal_date is not null
