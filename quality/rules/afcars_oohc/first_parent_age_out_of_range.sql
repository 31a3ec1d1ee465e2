/*---
says       = "The first parent is 10 to 100 years old in the year the period ends."
fields     = ["e59_first_parent_birth_year"]
category   = "plausibility"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, element 59; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of birth; 7777 stands for an abandoned child."
beware     = "Ages of parents come out wrong."
since      = "0.2"
notes      = """
9999 (no second parent) is no answer here and counts as out of range. Deceased parents keep their year of
birth, hence the wide range.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e59_first_parent_birth_year
C1                     | 23A        | 2013
C2                     | 23A        | 1923
C3                     | 23A        | 2014
C4                     | 23A        | 1922
C5                     | 23A        | 7777
C6                     | 23A        |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    year(f.period_end) - x.e59_first_parent_birth_year not between 10 and 100 as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where x.e59_first_parent_birth_year not in (7777)
