/*---
says     = "A unit with workers in a role has positions in it."
fields   = ["unit", "role"]
category = "completeness"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the positions of every unit and role; write the unit as in the extract of workers."
beware   = "Vacancies of the unit cannot be told."
since    = "0.2"

[[example]]
says = "A worker who left before the first month of positions is not asked for."
positions = """
unit   | role        | month
Unit 1 | foster_care | 2023-01-01
"""
workers = """
worker_id | unit   | hired_on   | separated_on
W1        | Unit 1 | 2020-01-01 |
W2        | Unit 2 | 2020-01-01 |
W3        | Unit 3 | 2020-01-01 | 2022-12-31
"""
holds = ["Unit 1 foster_care"]
violates = ["Unit 2 foster_care"]
---*/
with months as (
    select
        file_id,
        min(month) as first_month,
        max(month) as last_month
    from checked.positions
    group by file_id
),

staffed as (
    select distinct
        m.file_id,
        w.unit,
        w.role
    from checked.workers as w
    inner join months as m
        on w.hired_on <= m.last_month
        and (w.separated_on is null or w.separated_on > m.first_month)
    where w.unit is not null and w.role is not null
),

with_positions as (
    select distinct
        file_id,
        unit,
        role
    from checked.positions
)

select
    s.file_id,
    s.unit,
    s.role,
    p.unit is null as is_violation
from staffed as s
left join with_positions as p on s.file_id = p.file_id and s.unit = p.unit and s.role = p.role
