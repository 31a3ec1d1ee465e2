/*---
says     = "A child has the same sex and date of birth in all reports of a year."
fields   = ["chsex", "chbdate", "chid"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "Judgement of this project: an identifier stands for one child"
fix      = "Find out whether the identifier was given to two children; else correct sex or date of birth."
beware   = "When one identifier stands for two children, recurrence is counted that did not happen."
since    = "0.2"
notes    = """
Unknown sex and missing dates of birth are not compared.
"""

[[example]]
ncands_child = """
rptid | chid | chsex   | chbdate
R1    | C1   | male    | 2015-06-15
R2    | C1   | male    | 2015-06-15
R3    | C2   | male    | 2015-06-15
R4    | C2   | female  | 2015-06-15
R5    | C3   | male    | 2015-06-15
R6    | C3   | unknown | 2015-06-16
R7    | C4   | male    |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    chid,
    is_sex_different or is_birth_date_different as is_violation
from checked.ncands_children
where records > 1
