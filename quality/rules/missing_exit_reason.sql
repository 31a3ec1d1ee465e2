/*---
says     = "Exits without a reason"
dataset  = "afcars_oohc"
limit    = 0.10
measures = [
  "permanency_in_12_months_12_to_23",
  "permanency_in_12_months_24_plus",
  "permanency_in_12_months_entries",
  "reentry_to_foster_care",
]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Withheld: the indicators that use the reason for discharge: permanency and reentry. The answer
"not applicable" is no reason.
"""
---*/
select
    submission,
    exit_reason is null as is_failure
from checked.afcars_children
where exit_date is not null
