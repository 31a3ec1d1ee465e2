/*---
says      = "A child who was not discharged stands in the next file."
fields    = ["recnumbr", "dodfcdt"]
category  = "completeness"
level     = "history"
severity  = "error"
threshold = 0.1
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Report the discharge of each such child with its date, or the child again where still in care."
beware    = "Such a child counts as in care to the end of the last file that holds it, and never as having left."
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
Withheld: every indicator made from AFCARS files. Not checked where the file of the next period was not
received.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | file_id | dodfcdt
C1       | 21A        | A       |
C2       | 21A        | A       |
C3       | 21A        | A       | 2021-01-05
C1       | 21B        | B       |
"""
holds = ["C1", "C3"]
violates = ["C2"]

[[example]]
says = "The last file of this layout is compared with the first of AFCARS 2020."
afcars_foster_care_1993 = """
recnumbr | submission | file_id
C1       | 22B        | A
C2       | 22B        | A
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
C1                     | 23A        | B
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    dodfcdt is null and not is_in_next_file as is_violation
from checked.afcars_1993_children
where has_next_file
