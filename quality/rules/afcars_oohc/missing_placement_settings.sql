/*---
says       = "A removal reported with its history has a living arrangement."
fields     = ["e112_date_living_arrangement"]
category   = "completeness"
level      = "child"
severity   = "error"
threshold  = 0.05
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Report every living arrangement of the removal with its date."
beware     = "Without them a child seems never to have moved."
since      = "0.1"
withholds  = [
  "placement_stability",
]
notes      = """
Withheld: placement stability, the one indicator that uses the number of placement settings. AFCARS 2020
reports every living arrangement in place of a number; a removal without any lacks it. Removals that ended
before October 2022 are reported without living arrangements and are not checked.
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
C1                     | 1              | removal_2020   | 2022-11-01       |                |
C2                     | 1              | removal_2020   | 2022-11-01       |                |
C3                     | 1              | removal_1993   | 2020-11-01       | 2020-12-01     | adoption
"""
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e112_date_living_arrangement
C1                     | 1              | 1        | 2022-11-01
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    not has_living_arrangement as is_violation
from checked.afcars_children
where is_reported_with_history
