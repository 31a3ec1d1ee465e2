/*---
says     = "A biological parent is at least 12 years older than the child."
fields   = ["per1age", "per2age", "per3age", "chage", "per1prnt", "per2prnt", "per3prnt"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check both ages and the relationship; a brother is another relative."
beware   = "Figures by relationship count the perpetrator as a parent."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chage | per1id | per1rel | per1prnt          | per1age
R1    | C1   | 7     | P1     | parent  | biological_parent | 19
R2    | C1   | 7     | P1     | parent  | biological_parent | 18
R3    | C1   | 7     | P1     | parent  | step_parent       | 18
R4    | C1   | 77    | P1     | parent  | biological_parent | 18
R5    | C1   | 7     | P1     | parent  | biological_parent | 99
"""
holds = ["R1 C1 1"]
violates = ["R2 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    age - chage < 12 as is_violation
from checked.ncands_perpetrators
where parent_type = 'biological_parent' and age <> 99 and chage <= 21
