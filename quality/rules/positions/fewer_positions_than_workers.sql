/*---
says     = "A unit has at most half a post more of workers than of positions on the first day of a month."
fields   = ["authorised", "unit", "role"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the positions authorised, not those vacant or filled; check that workers who have left are closed."
beware   = "The vacancy rate is below zero and hides vacancies elsewhere."
since    = "0.2"

[[example]]
says = "Two posts against one and a half, and against one; a unit where nobody works is not asked."
positions = """
unit   | role        | month      | authorised
Unit 1 | foster_care | 2023-01-01 | 1.5
Unit 2 | foster_care | 2023-01-01 | 1
Unit 3 | foster_care | 2023-01-01 | 0
"""
workers = """
worker_id | unit   | fte | hired_on   | separated_on
W1        | Unit 1 | 1   | 2020-01-01 |
W2        | Unit 1 | 1   | 2020-01-01 |
W3        | Unit 2 | 1   | 2020-01-01 |
W4        | Unit 2 | 1   | 2023-01-01 |
W5        | Unit 3 | 1   | 2020-01-01 | 2023-01-01
"""
holds = ["Unit 1 foster_care"]
violates = ["Unit 2 foster_care"]
---*/
select
    p.file_id,
    p.record_number,
    p.unit,
    p.role,
    sum(w.fte) > max(p.authorised) + 0.5 as is_violation
from checked.positions as p
inner join checked.workers as w
    on p.unit = w.unit
    and p.role = w.role
    and w.hired_on <= p.month
    and (w.separated_on is null or w.separated_on > p.month)
where p.authorised is not null and w.fte is not null
group by p.file_id, p.record_number, p.unit, p.role
