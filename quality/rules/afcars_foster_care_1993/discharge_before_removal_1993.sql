/*---
says      = "A child's discharge lies on or after the latest removal."
fields    = ["latremdt", "dodfcdt"]
category  = "plausibility"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Compare removal and discharge with the case record; a discharge from an earlier stay belongs in element 20."
beware    = "An episode that ends before it begins has no length and is left out of the indicators."
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
C1       | 2021-01-05 | 2021-01-05
C2       | 2021-01-05 | 2021-01-04
C3       | 2021-01-05 |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    dodfcdt < latremdt as is_violation
from checked.afcars_1993_children
where dodfcdt is not null and latremdt is not null
