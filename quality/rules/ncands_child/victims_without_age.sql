/*---
says       = "A victim has an age."
fields     = ["chage"]
category   = "completeness"
level      = "record"
severity   = "error"
threshold  = 0.05
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Enter the age at the report; 77 for an unborn child."
beware     = "A victim without an age is left out of recurrence."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
  "recurrence_of_maltreatment",
]
notes      = """
The code for an unknown age is missing; the code for unborn is not. Withheld: recurrence, which uses age, and
maltreatment in care, which uses children whose age is present.
"""

[[example]]
ncands_child = """
rptid | chid | mal1lev         | chage
R1    | C1   | substantiated   | 7
R2    | C2   | substantiated   | 99
R3    | C3   | substantiated   |
R4    | C4   | unsubstantiated |
"""
holds = ["R1 C1"]
violates = ["R2 C2", "R3 C3"]
---*/
select
    file_id,
    record_number,
    report_id,
    child_id,
    is_age_missing as is_violation
from checked.ncands_victims
