/*---
says     = "No child comes into care at 21 years or older, or stays longer than 21 years."
fields   = ["e69_removal_date", "e153_exit_date", "e5_date_of_birth"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "CFSR Round 3 syntax: ages over 21 and stays of over 21 years"
fix      = "Compare dates of birth, removal and exit with the case record."
beware   = "Ages at entry and times in care come out wrong."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2002-11-02
C2                     | 2001-11-01
C3                     | 2000-06-15
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e153_exit_date
C1                     | 1              | 2022-11-01       |
C2                     | 1              | 2022-11-01       |
C3                     | 1              | 2021-06-14       | 2022-11-01
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    child_id,
    removal_number,
    (
        coalesce(age_in_years(birth_date, removal_date) >= 21, false)
        or coalesce(completed_months(removal_date, exit_date) >= 252, false)
        or coalesce(age_in_years(birth_date, exit_date) > 21, false)
    ) as is_violation
from checked.afcars_removals
where birth_date is not null or exit_date is not null
