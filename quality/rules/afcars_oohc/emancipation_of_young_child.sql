/*---
says     = "A child who is emancipated is at least 16 years old."
fields   = ["e155_exit_reason", "e153_exit_date", "e5_date_of_birth"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare reason for exit and date of birth with the case record."
beware   = "Youth leaving care without permanency are counted from the reason."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
C1                     | 2006-12-01
C2                     | 2006-12-02
C3                     | 2010-01-01
"""
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date | e153_exit_date | e155_exit_reason
C1                     | 1              | 2022-11-01       | 2022-12-01     | emancipation
C2                     | 1              | 2022-11-01       | 2022-12-01     | emancipation
C3                     | 1              | 2022-11-01       | 2022-12-01     | adoption
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    child_id,
    removal_number,
    age_in_years(birth_date, exit_date) < 16 as is_violation
from checked.afcars_removals
where exit_reason = 'emancipation' and birth_date is not null and exit_date is not null
