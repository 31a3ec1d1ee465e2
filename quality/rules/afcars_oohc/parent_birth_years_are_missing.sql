/*---
says       = "A child has years of birth of both parents or legal guardians."
fields     = ["e59_first_parent_birth_year", "e60_second_parent_birth_year"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 59 and 60; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the year, estimated where need be; 7777 for an abandoned child, 9999 in element 60 where there is no second parent."
beware     = "Ages of parents cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e59_first_parent_birth_year | e60_second_parent_birth_year
C1                     | 1985                        | 9999
C2                     | 1985                        |
C3                     |                             | 9999
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e59_first_parent_birth_year is null
        or e60_second_parent_birth_year is null
    ) as is_violation
from checked.afcars_oohc_children
