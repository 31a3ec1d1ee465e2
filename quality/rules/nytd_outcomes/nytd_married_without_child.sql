/*---
says     = "Only a youth with a child answers whether the parents were married at the birth."
fields   = ["e53_marriage_at_childs_birth", "e52_children"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(52) and (53)"
fix      = "Answer not applicable for youth without a child, or correct the answer on children."
beware   = "Shares of young parents are in doubt."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | e52_children | e53_marriage_at_childs_birth
A                | yes          | no
B                | no           | not_applicable
C                | no           | no
D                | no           |
"""
holds = ["A 17", "B 17"]
violates = ["C 17"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    e53_marriage_at_childs_birth in ('yes', 'no') and coalesce(e52_children, 'no') = 'no'
        as is_violation
from checked.nytd_outcomes
where e53_marriage_at_childs_birth is not null
