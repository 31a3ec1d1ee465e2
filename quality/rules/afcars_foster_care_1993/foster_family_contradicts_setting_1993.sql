/*---
says     = "A child in a foster or pre-adoptive home has a foster family, and a child in a group home or institution has none."
fields   = ["curplset", "fosfamst"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 41 and 49"
fix      = "Correct the setting or the family structure."
beware   = "Placements are counted from the setting."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | curplset             | fosfamst
C1       | relative_foster_home | single_female
C2       | group_home           | not_applicable
C3       | relative_foster_home | not_applicable
C4       | institution          | married_couple
C5       | group_home           |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        curplset in ('pre_adoptive_home', 'relative_foster_home', 'nonrelative_foster_home')
            and fosfamst = 'not_applicable'
        or curplset in ('group_home', 'institution') and fosfamst <> 'not_applicable'
    ) as is_violation
from checked.afcars_foster_care_1993
where curplset is not null and fosfamst is not null
