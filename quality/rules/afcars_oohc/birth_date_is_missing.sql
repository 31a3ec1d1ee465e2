/*---
says      = "A child has a readable date of birth."
fields    = ["e5_date_of_birth"]
category  = "completeness"
level     = "field"
severity  = "block"
threshold = 0.10
basis     = "A choice of this project, after the 10 percent of errors per element that the AFCARS compliance rules (45 CFR 1355.46) are understood to allow; the text was not compared."
source    = "45 CFR 1355.44, element 5"
fix       = "Enter the date of birth; for an abandoned child the estimated one."
beware    = "Children without a date of birth have no age. A file that lacks it in more than the limit is not used."
since     = "0.1"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2015-06-15
C2                     |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e5_date_of_birth is null as is_violation
from checked.afcars_oohc_children
