/*---
says     = "Victim reports without the child's age"
dataset  = "ncands_child"
limit    = 0.05
measures = [
  "maltreatment_in_foster_care",
  "recurrence_of_maltreatment",
]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
The code for an unknown age is missing; the code for unborn is not. Withheld: recurrence, which uses age, and
maltreatment in care, which uses children whose age is present.
"""
---*/
select
    submission,
    is_age_missing as is_failure
from checked.ncands_victims
