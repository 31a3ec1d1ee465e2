/*---
says       = "A child who left care has a reason for the exit."
fields     = ["e153_exit_date", "e155_exit_reason"]
category   = "completeness"
level      = "child"
severity   = "error"
threshold  = 0.1
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Enter the reason for each exit."
beware     = "An exit without a reason counts as no permanency."
since      = "0.1"
withholds  = [
  "permanency_in_12_months_12_to_23",
  "permanency_in_12_months_24_plus",
  "permanency_in_12_months_entries",
  "reentry_to_foster_care",
]
notes      = """
Withheld: the indicators that use the reason for discharge: permanency and reentry. The answer
"not applicable" is no reason.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2015-06-15
C2                     | 2015-06-15
C3                     | 2015-06-15
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 1              | removal_2020   | 2022-11-01       | 2022-12-01     | adoption
C2                     | 1              | removal_2020   | 2022-11-01       | 2022-12-01     | not_applicable
C3                     | 1              | removal_2020   | 2022-11-01       |                |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    exit_reason is null as is_violation
from checked.afcars_children
where exit_date is not null
