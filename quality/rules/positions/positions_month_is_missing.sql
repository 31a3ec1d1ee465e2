/*---
says     = "A unit's positions in a role are there for every month from the first to the last."
fields   = ["month"]
category = "completeness"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send a row for every month, with 0 where the unit had no such position."
beware   = "Vacancies of the missing month cannot be told."
since    = "0.2"

[[example]]
positions = """
unit   | role        | month
Unit 1 | foster_care | 2023-01-01
Unit 1 | foster_care | 2023-02-01
Unit 2 | foster_care | 2023-01-01
Unit 2 | foster_care | 2023-03-01
"""
holds = ["Unit 1 foster_care"]
violates = ["Unit 2 foster_care"]
---*/
with ordered as (
    select
        file_id,
        record_number,
        unit,
        role,
        month,
        lag(month) over (partition by file_id, unit, role order by month) as month_before
    from checked.positions
)

select
    file_id,
    record_number,
    unit,
    role,
    completed_months(month_before, month) > 1 as is_violation
from ordered
where month_before is not null
