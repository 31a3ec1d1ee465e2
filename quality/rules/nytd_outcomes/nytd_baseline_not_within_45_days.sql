/*---
says     = "The baseline is collected from the 17th birthday to 45 days after it."
fields   = ["e35_date_outcome_data_collection", "e4_date_of_birth", "wave"]
category = "conformance"
level    = "record"
severity = "query"
source   = "45 CFR 1356.82(a)(1)"
fix      = "Correct the days; plan the survey for the weeks after the birthday."
beware   = "A youth surveyed late is out of the cohort; the follow-up cannot be compared."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | wave | e4_date_of_birth | e34_outcomes_reporting_status | e35_date_outcome_data_collection
A                | 17   | 2005-12-15       | participated                  | 2022-12-15
B                | 17   | 2005-12-15       | participated                  | 2023-01-29
C                | 17   | 2005-12-15       | participated                  | 2023-01-30
D                | 17   | 2005-12-15       | participated                  | 2022-12-14
G                | 19   | 2003-12-15       | participated                  | 2023-02-15
"""
holds = ["A 17", "B 17"]
violates = ["C 17", "D 17"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    e35_date_outcome_data_collection < cast(e4_date_of_birth + interval 17 year as date)
    or e35_date_outcome_data_collection > cast(e4_date_of_birth + interval 17 year + interval 45 day as date)
        as is_violation
from checked.nytd_outcomes
where wave = '17'
    and e34_outcomes_reporting_status = 'participated'
    and e4_date_of_birth is not null
    and e35_date_outcome_data_collection is not null
