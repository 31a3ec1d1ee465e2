/*---
says     = "The month of positions is written as its first day."
fields   = ["month"]
category = "conformance"
level    = "field"
severity = "error"
source   = "Contract of the extract"
fix      = "Write 2023-01-01 for January 2023."
beware   = "A row of another day is not found when a month's vacancies are computed."
since    = "0.2"

[[example]]
positions = """
unit   | role        | month
Unit 1 | foster_care | 2023-01-01
Unit 2 | foster_care | 2023-01-31
"""
holds = ["Unit 1 foster_care"]
violates = ["Unit 2 foster_care"]
---*/
select
    file_id,
    record_number,
    unit,
    role,
    day(month) <> 1 as is_violation
from checked.positions
where month is not null
