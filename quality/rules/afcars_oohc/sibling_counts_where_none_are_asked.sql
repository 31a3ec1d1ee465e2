/*---
says     = "Where a child has no siblings, or none in care, the counts that follow are blank."
fields   = ["e56_total_siblings", "e57_siblings_in_foster_care", "e58_siblings_in_living_arrangement"]
category = "conformance"
level    = "record"
severity = "information"
source   = "45 CFR 1355.44, elements 56 to 58: left blank where the count above is 0"
fix      = "Leave the counts blank that follow a 0; a 0 there does no harm here."
beware   = "None: a 0 is read as a blank."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e56_total_siblings | e57_siblings_in_foster_care | e58_siblings_in_living_arrangement
C1                     | 0                  |                             |
C2                     | 2                  | 0                           |
C3                     | 0                  | 0                           |
C4                     | 2                  | 0                           | 0
C5                     | 2                  | 1                           | 1
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e56_total_siblings = 0
            and (e57_siblings_in_foster_care is not null
                or e58_siblings_in_living_arrangement is not null)
        or coalesce(e57_siblings_in_foster_care = 0 and e58_siblings_in_living_arrangement is not null, false)
    ) as is_violation
from checked.afcars_oohc_children
where e56_total_siblings = 0 or e57_siblings_in_foster_care = 0
