/*---
says     = "Children without an exit date who are absent from the next file"
dataset  = "afcars_oohc"
limit    = 0.10
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
Withheld: every indicator made from AFCARS files, for all use the date of discharge.
Not checked where the next six-month file was not received.
"""
---*/
select
    submission,
    exit_date is null and not is_in_next_file as is_failure
from checked.afcars_children
where has_next_file
