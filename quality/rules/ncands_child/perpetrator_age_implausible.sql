/*---
says     = "A perpetrator is from 10 to 90 years old."
fields   = ["per1age", "per2age", "per3age"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check the perpetrator's date of birth; 99 stands for unknown."
beware   = "Figures by the perpetrators' age show children who were victims of errors."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1age
R1    | C1   | P1     | 10
R2    | C1   | P1     | 9
R3    | C1   | P1     | 90
R4    | C1   | P1     | 91
R5    | C1   | P1     | 99
R6    | C1   | P1     |
"""
holds = ["R1 C1 1", "R3 C1 1"]
violates = ["R2 C1 1", "R4 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    age < 10 or age > 90 as is_violation
from checked.ncands_perpetrators
where age is not null and age <> 99
