/*---
says      = "A removal has a readable date of removal."
fields    = ["e69_removal_date"]
category  = "completeness"
level     = "field"
severity  = "block"
threshold = 0.10
basis     = "A choice of this project, after the 10 percent of errors per element that the AFCARS compliance rules (45 CFR 1355.46) are understood to allow; the text was not compared."
source    = "45 CFR 1355.44, element 69"
fix       = "Enter the date of removal."
beware    = "A removal without a date makes no episode. A file that lacks it in more than the limit is not used."
since     = "0.1"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date
C1                     | 1              | 2022-10-05
C2                     | 1              |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    e69_removal_date is null as is_violation
from checked.afcars_oohc_removals
