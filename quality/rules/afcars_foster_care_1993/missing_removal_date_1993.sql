/*---
says      = "A child has a readable date of latest removal."
fields    = ["latremdt"]
category  = "completeness"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Enter the date of the latest removal."
beware    = "A removal without a date makes no episode: the child is in none of the counts of children in care."
since     = "0.2"
withholds = [
  "maltreatment_in_foster_care",
  "permanency_in_12_months_12_to_23",
  "permanency_in_12_months_24_plus",
  "permanency_in_12_months_entries",
  "placement_stability",
  "reentry_to_foster_care",
]
notes     = """
Withheld: every indicator made from AFCARS files.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | latremdt
C1       | 2020-10-05
C2       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    latremdt is null as is_violation
from checked.afcars_1993_children
