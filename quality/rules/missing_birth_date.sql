/*---
says     = "Children without a readable date of birth"
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
Withheld: the indicators that use date of birth: permanency, reentry and stability by the data elements of
79 FR 22604, and maltreatment in care, which here ends at the 18th birthday and leaves such records out.
"""
---*/
select
    submission,
    birth_date is null as is_failure
from checked.afcars_children
