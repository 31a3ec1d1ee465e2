/*---
says      = "A child has a readable date of birth."
fields    = ["dob"]
category  = "completeness"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Enter the date of birth; for an abandoned child the estimated one."
beware    = "Without it a child has no age, and its episode never ends at 18."
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
Withheld: the indicators that use date of birth, as for AFCARS 2020.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | dob
C1       | 2015-06-15
C2       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    dob is null as is_violation
from checked.afcars_1993_children
