/*---
says       = "Some victims have an AFCARS identifier: not nearly all are without."
fields     = ["afcarsid"]
category   = "completeness"
level      = "file"
severity   = "error"
threshold  = 0.99
finds      = "file"
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Enter the AFCARS identifier of each victim who is or was in care."
beware     = "Maltreatment in foster care finds victims by it alone."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
]
notes      = """
Fewer than 1 percent with the ID means that the field is not reported. Counted as failures here, so the limit
reads 99 percent. Withheld: maltreatment in care, which joins children by it.
"""

[[example]]
ncands_child = """
rptid | chid | mal1lev       | afcarsid
R1    | C1   | substantiated | A1
R2    | C2   | substantiated |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    min(record_number) as record_number,
    child_id,
    count(afcars_id) = 0 as is_violation
from checked.ncands_victims
group by file_id, child_id
