/*---
says       = "An assistance agreement has its type, amount, and the date the adoption or guardianship became legal."
fields     = [
  "a15_assistance_agreement_type",
  "a16_adoption_subsidy_amount",
  "a17_adoption_finalization_date",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.45, elements 15 to 17; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter type, amount (0 where nothing is paid) and date."
beware     = "Children under agreements cannot be counted by type, nor amounts summed."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | a15_assistance_agreement_type | a16_adoption_subsidy_amount | a17_adoption_finalization_date
C1                     | adoption                      | 1                           | 2022-12-01
C2                     | adoption                      | 1                           |
C3                     |                               | 1                           | 2022-12-01
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        a15_assistance_agreement_type is null
        or a16_adoption_subsidy_amount is null
        or a17_adoption_finalization_date is null
    ) as is_violation
from checked.afcars_aga
