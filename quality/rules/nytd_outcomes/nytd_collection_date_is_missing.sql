/*---
says     = "A youth who took part has the day of the collection."
fields   = ["e35_date_outcome_data_collection", "e34_outcomes_reporting_status"]
category = "completeness"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(35)"
fix      = "Enter the day on which the answers were collected."
beware   = "Whether the baseline was in time cannot be told."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | e34_outcomes_reporting_status | e35_date_outcome_data_collection
A                | participated                  | 2023-01-15
B                | participated                  |
C                | declined                      |
"""
holds = ["A 17"]
violates = ["B 17"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    e35_date_outcome_data_collection is null as is_violation
from checked.nytd_outcomes
where e34_outcomes_reporting_status = 'participated'
