/*---
says       = "A removal reported without its history has a date of exit."
fields     = ["e153_exit_date"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.43(b)(3); 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the date of exit; a removal that is still open is reported with its history."
beware     = "Without an exit the child seems to be in care ever since; reentries are missed."
since      = "0.2"
notes      = """
Only removals that ended before October 2022 are reported in this short form, so each has an exit. Looked at
are all removals that ended, for to these the element applies; a blank on one with its history says that the
child is in care.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e153_exit_date
C1                     | 1              | removal_1993   | 2021-12-01
C2                     | 1              | removal_1993   |
C3                     | 1              | removal_2020   | 2022-12-01
C4                     | 1              | removal_2020   |
"""
holds = ["C1 1", "C3 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e153_exit_date is null as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_1993' or e153_exit_date is not null
