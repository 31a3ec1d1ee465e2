/*---
says      = "A child who was discharged has a reason for it."
fields    = ["dodfcdt", "disreasn"]
category  = "completeness"
level     = "child"
severity  = "error"
threshold = 0.1
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Enter the reason for each discharge."
beware    = "A discharge without a reason counts as no permanency."
since     = "0.2"
withholds = [
  "permanency_in_12_months_12_to_23",
  "permanency_in_12_months_24_plus",
  "permanency_in_12_months_entries",
  "reentry_to_foster_care",
]
notes     = """
Withheld: the indicators that use the reason for discharge. The answer "not applicable" is no reason.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | dodfcdt    | disreasn
C1       | 2021-01-05 | adoption
C2       | 2021-01-05 | not_applicable
C3       | 2021-01-05 |
C4       |            | not_applicable
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    not has_reason as is_violation
from checked.afcars_1993_children
where dodfcdt is not null
