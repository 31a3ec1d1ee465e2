/*---
says      = "A child's latest removal lies on or after the birth."
fields    = ["dob", "latremdt"]
category  = "plausibility"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Compare the date of birth and the date of removal with the case record and correct the wrong one."
beware    = "Ages at entry, and the end of an episode at 18, rest on both dates."
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
Withheld: the indicators that use date of birth, as for AFCARS 2020. In an archive's file of a year the date
of birth stands for its month.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | dob        | latremdt
C1       | 2020-10-05 | 2020-10-05
C2       | 2020-10-06 | 2020-10-05
C3       |            | 2020-10-05
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    birth_date > latremdt as is_violation
from checked.afcars_1993_children
where birth_date is not null and latremdt is not null
