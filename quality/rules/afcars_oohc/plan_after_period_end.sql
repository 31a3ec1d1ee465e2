/*---
says     = "A permanency plan lies by the end of the period."
fields   = ["e147_permanency_plan_date"]
category = "plausibility"
level    = "field"
severity = "query"
source   = "Judgement of this project"
fix      = "Correct the year of the date."
beware   = "The plan in force on a day may be the wrong one."
since    = "0.2"

[[example]]
afcars_oohc_permanency_plans = """
e4_child_record_number | removal_number | sequence | submission | e147_permanency_plan_date
C1                     | 1              | 1        | 23A        | 2023-03-31
C1                     | 1              | 2        | 23A        | 2023-04-01
C1                     | 1              | 3        | 23A        |
"""
holds = ["C1 1 1"]
violates = ["C1 1 2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.sequence,
    x.e147_permanency_plan_date > f.period_end as is_violation
from checked.afcars_oohc_permanency_plans as x
inner join checked.files as f on x.file_id = f.file_id
where x.e147_permanency_plan_date is not null
