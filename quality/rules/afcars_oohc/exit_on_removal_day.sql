/*---
says       = "A child does not leave care on the day of removal."
fields     = ["e69_removal_date", "e153_exit_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
threshold  = 0.05
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
error_type = "inconsistent"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks; 45 CFR 1355.46(b)(3)"
fix        = "A stay of less than 24 hours is not reported; where the child stayed, correct the date of exit."
beware     = "Stays of no night enter counts of entries and exits, and none of the indicators of stays of 8 days or more."
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
Withheld: every indicator made from AFCARS files, for all use both dates.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2015-06-15
C2                     | 2015-06-15
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 1              | removal_2020   | 2022-11-01       | 2022-11-02     | adoption
C2                     | 1              | removal_2020   | 2022-11-01       | 2022-11-01     | adoption
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    exit_date = removal_date as is_violation
from checked.afcars_children
where exit_date is not null and removal_date is not null
