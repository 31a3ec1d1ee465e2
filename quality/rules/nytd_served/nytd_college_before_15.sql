/*---
says     = "A youth with post-secondary education is 15 or older."
fields   = ["e18_educational_level", "e4_date_of_birth"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Correct the level or the date of birth; the level is the highest completed."
beware   = "Education of youth served is in doubt."
since    = "0.2"

[[example]]
nytd_served = """
e3_record_number | e18_educational_level | e4_date_of_birth | e2_report_date
A                | college               | 2008-03-01       | 2023-03-01
B                | college               | 2008-03-02       | 2023-03-01
C                | grade_9               | 2008-03-02       | 2023-03-01
"""
holds = ["A"]
violates = ["B"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    age_in_years(e4_date_of_birth, e2_report_date) < 15 as is_violation
from checked.nytd_served
where e18_educational_level in ('post_secondary', 'college')
    and e4_date_of_birth is not null
    and e2_report_date is not null
