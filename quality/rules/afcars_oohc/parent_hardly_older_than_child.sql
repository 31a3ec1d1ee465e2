/*---
says     = "Parents are at least 10 years older than the child."
fields   = ["e5_date_of_birth", "e59_first_parent_birth_year", "e60_second_parent_birth_year"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the years of birth; a guardian may be an older sibling."
beware   = "Ages of parents come out wrong."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth | e59_first_parent_birth_year | e60_second_parent_birth_year
C1                     | 2015-06-15       | 2005                        | 9999
C2                     | 2015-06-15       | 2006                        | 9999
C3                     | 2015-06-15       | 1985                        | 2010
C4                     | 2015-06-15       | 7777                        | 7777
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        coalesce(year(e5_date_of_birth) - e59_first_parent_birth_year < 10
            and e59_first_parent_birth_year <> 7777, false)
        or coalesce(year(e5_date_of_birth) - e60_second_parent_birth_year < 10
            and e60_second_parent_birth_year not in (7777, 9999), false)
    ) as is_violation
from checked.afcars_oohc_children
where e5_date_of_birth is not null
    and (e59_first_parent_birth_year <> 7777 or e60_second_parent_birth_year not in (7777, 9999))
