/*---
says     = "Children without a readable date of latest removal"
dataset  = "afcars_oohc"
limit    = 0.05
measures = [
  "maltreatment_in_foster_care",
  "permanency_in_12_months_12_to_23",
  "permanency_in_12_months_24_plus",
  "permanency_in_12_months_entries",
  "placement_stability",
  "reentry_to_foster_care",
]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Withheld: every indicator made from AFCARS files. A child of whose removals none has a date fails.
"""
---*/
select
    submission,
    removal_date is null as is_failure
from checked.afcars_children
