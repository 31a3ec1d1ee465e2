/*---
says      = "Some children have been removed before: not nearly all are on their first removal."
fields    = ["totalrem"]
category  = "plausibility"
level     = "child"
severity  = "error"
threshold = 0.95
finds     = "file"
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Count every removal of the child in this state, those of earlier years too."
beware    = "Without earlier removals, reentries are missed and every child looks new to care."
since     = "0.2"
withholds = ["maltreatment_in_foster_care", "placement_stability", "reentry_to_foster_care"]
notes     = """
Withheld: the indicators that use the total number of removals. Records stay in the indicators unless the
limit is passed.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | totalrem
C1       | 2
C2       | 1
C3       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    totalrem = 1 as is_violation
from checked.afcars_1993_children
where totalrem > 0
