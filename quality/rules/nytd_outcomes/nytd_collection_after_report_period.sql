/*---
says     = "Outcomes are collected by the end of the file's report period."
fields   = ["e35_date_outcome_data_collection", "e2_report_date"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(2) and (35)"
fix      = "Correct the day, or send the answers with the file of its period."
beware   = "The youth is counted in a period before the survey."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | e35_date_outcome_data_collection | submission
A                | 2023-03-31                       | 23A
B                | 2023-04-01                       | 23A
C                |                                  | 23A
"""
holds = ["A 17"]
violates = ["B 17"]
---*/
select
    o.file_id,
    o.record_number,
    o.e3_record_number,
    o.wave,
    o.e35_date_outcome_data_collection > f.period_end as is_violation
from checked.nytd_outcomes as o
inner join checked.files as f on o.file_id = f.file_id
where o.e35_date_outcome_data_collection is not null and f.period_end is not null
