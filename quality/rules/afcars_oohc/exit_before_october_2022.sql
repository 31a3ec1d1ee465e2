/*---
says       = "A removal reported with its history did not end before October 2022."
fields     = ["e153_exit_date"]
category   = "conformance"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.43(b)(3); 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Report it in the short form of earlier removals, or correct the date of exit."
beware     = "The removal counts all the same; the date may be mistyped."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e153_exit_date
C1                     | 1              | removal_2020   | 2022-10-01
C2                     | 1              | removal_2020   | 2022-09-30
C3                     | 1              | removal_1993   | 2022-09-30
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e153_exit_date < date '2022-10-01' as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_2020' and e153_exit_date is not null
