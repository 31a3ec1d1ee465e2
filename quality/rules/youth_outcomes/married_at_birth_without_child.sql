/*---
says     = "Only a youth with a child answers whether the parents were married at the birth."
fields   = ["married_at_birth", "has_children"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1356.83(g)(53); judgement of this project"
fix      = "Leave the answer empty for youth without a child born since the last survey, or correct the answer on children."
beware   = "Shares of young parents are in doubt."
since    = "0.2"

[[example]]
youth_outcomes = """
child_id | has_children | married_at_birth
A        | true         | false
B        | false        | false
C        |              | true
D        | false        |
"""
holds = ["A 17"]
violates = ["B 17", "C 17"]
---*/
select
    file_id,
    record_number,
    child_id,
    wave,
    not coalesce(has_children, false) as is_violation
from checked.youth_outcomes
where married_at_birth is not null
