/*---
says      = "A child of the file stands in the next file too."
fields    = ["recnumbr"]
category  = "plausibility"
level     = "history"
severity  = "error"
threshold = 0.4
finds     = "file"
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Find out whether record numbers were encrypted anew between the two files; send the later one with the earlier numbers."
beware    = "When identifiers change, episodes of one child fall apart: entries and dropped records rise, reentries vanish."
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
Withheld: every indicator made from AFCARS files. Children who left care are rightly absent, hence the wide
limit; it is made for six months, so an archive's file of a year is not checked.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | file_id | dodfcdt
C1       | 21A        | A       |
C2       | 21A        | A       |
C3       | 21A        | A       | 2021-01-05
C1       | 21B        | B       |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    not is_in_next_file as is_violation
from checked.afcars_1993_children
where has_next_file and not is_year_file
