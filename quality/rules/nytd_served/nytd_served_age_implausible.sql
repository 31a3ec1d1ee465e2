/*---
says     = "A youth who was served is from 12 to 26 years old."
fields   = ["e4_date_of_birth", "e2_report_date"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "42 USC 677(i): vouchers up to the 26th birthday; the lower limit is a judgement of this project"
fix      = "Correct the date of birth; explain services to younger children."
beware   = "Services by age are in doubt."
since    = "0.2"

[[example]]
nytd_served = """
e3_record_number | e4_date_of_birth | e2_report_date
A                | 2011-03-01       | 2023-03-01
B                | 2011-03-02       | 2023-03-01
C                | 1996-03-02       | 2023-03-01
D                | 1996-03-01       | 2023-03-01
"""
holds = ["A", "C"]
violates = ["B", "D"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    age_in_years(e4_date_of_birth, e2_report_date) not between 12 and 26 as is_violation
from checked.nytd_served
where e4_date_of_birth is not null and e2_report_date is not null
