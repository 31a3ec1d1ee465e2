/*---
says      = "A child's discharge lies on or after the birth."
fields    = ["dob", "dodfcdt"]
category  = "plausibility"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Compare the date of birth and the date of discharge with the case record and correct the wrong one."
beware    = "Ages at exit, and all indicators of permanency, rest on both dates."
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
Withheld: as for birth after removal.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | dob        | dodfcdt
C1       | 2021-01-05 | 2021-01-05
C2       | 2021-01-06 | 2021-01-05
C3       | 2021-01-06 |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    birth_date > dodfcdt as is_violation
from checked.afcars_1993_children
where birth_date is not null and dodfcdt is not null
