/*---
says       = "Some children have been removed before: not nearly all are on their first removal."
fields     = ["e69_removal_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
threshold  = 0.95
finds      = "file"
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Report every removal of each child, those that ended before October 2022 with their dates and reason."
beware     = "Without earlier removals, reentries are missed and every child looks new to care."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
  "placement_stability",
  "reentry_to_foster_care",
]
notes      = """
Too many first removals show that earlier ones are not reported. Withheld: the indicators that use the total
number of removals: reentry, stability and maltreatment in care. Removals are told apart by their dates.
Records stay in the indicators unless the limit is passed.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2015-06-15
C2                     | 2015-06-15
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 1              | removal_2020   | 2022-11-01       |                |
C1                     | 2              | removal_1993   | 2020-11-01       | 2020-12-01     | adoption
C2                     | 1              | removal_2020   | 2022-11-01       |                |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    child_id,
    removals = 1 as is_violation
from checked.afcars_children
where removals > 0
