/*---
says      = "A child is not discharged on the day of removal."
fields    = ["latremdt", "dodfcdt"]
category  = "plausibility"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "A stay of less than 24 hours is not reported; where the child stayed, correct the date of discharge."
beware    = "Stays of no night enter counts of entries and exits, and none of the indicators of stays of 8 days or more."
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
Withheld: every indicator made from AFCARS files, for all use both dates.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | latremdt   | dodfcdt
C1       | 2021-01-05 | 2021-01-06
C2       | 2021-01-05 | 2021-01-05
C3       | 2021-01-05 |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    dodfcdt = latremdt as is_violation
from checked.afcars_1993_children
where dodfcdt is not null and latremdt is not null
