/*---
says       = "A removal reported without its history began and ended before October 2022."
fields     = ["e69_removal_date", "e153_exit_date"]
category   = "conformance"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.43(b)(3); 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Report a removal that was open on 1 October 2022 with its history."
beware     = "Its living arrangements, plans and visits are not in the file."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e69_removal_date | e153_exit_date
C1                     | 1              | removal_1993   | 2020-11-01       | 2022-09-30
C2                     | 1              | removal_1993   | 2020-11-01       | 2022-10-01
C3                     | 1              | removal_1993   | 2022-10-01       | 2022-11-01
C4                     | 1              | removal_2020   | 2022-10-01       | 2022-11-01
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        coalesce(e153_exit_date >= date '2022-10-01', false)
        or coalesce(e69_removal_date >= date '2022-10-01', false)
    ) as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_1993' and coalesce(e69_removal_date, e153_exit_date) is not null
