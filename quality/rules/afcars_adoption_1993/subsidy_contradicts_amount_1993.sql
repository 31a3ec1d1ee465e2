/*---
says     = "A monthly subsidy has an amount, and no amount stands without one."
fields   = ["monsubsy", "monamnt"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, elements 35 and 36"
fix      = "Correct the answer or the amount."
beware   = "Subsidies are counted from element 35 and summed from element 36."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | monsubsy       | monamnt
C1     | yes            | 600
C2     | no             | 0
C3     | yes            | 0
C4     | no             | 600
C5     | not_applicable |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        monsubsy = 'yes' and coalesce(monamnt, 0) = 0
        or monsubsy = 'no' and coalesce(monamnt, 0) > 0
    ) as is_violation
from checked.afcars_adoption_1993
where monsubsy in ('yes', 'no')
