/*---
says       = "Every earlier removal of a child ends after it begins."
fields     = ["e69_removal_date", "e153_exit_date"]
category   = "plausibility"
level      = "child"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 69 and 153; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Compare removal and exit with the case record."
beware     = "Time in care and reentries come out wrong."
since      = "0.2"
notes      = """
The latest removal is the matter of the federal data-quality checks of the same kind.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e153_exit_date
C1                     | 1              | 2022-11-01       |
C1                     | 2              | 2020-11-01       | 2020-11-02
C2                     | 1              | 2022-11-01       |
C2                     | 2              | 2020-11-01       | 2020-11-01
C3                     | 1              | 2022-11-01       |
C3                     | 2              | 2020-11-01       | 2020-10-01
"""
holds = ["C1 2"]
violates = ["C2 2", "C3 2"]
---*/
select
    file_id,
    record_number,
    child_id,
    removal_number,
    exit_date <= removal_date as is_violation
from checked.afcars_removals
where next_removal_date is not null and exit_date is not null
