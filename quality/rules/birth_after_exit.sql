/*---
says     = "Exits dated before the child's birth"
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
Withheld: as for birth after removal. Exits are those of the child's latest removal.
Exits of children without a date of birth are not checked.
"""
---*/
select
    submission,
    birth_date > exit_date as is_failure
from checked.afcars_children
where birth_date is not null and exit_date is not null
