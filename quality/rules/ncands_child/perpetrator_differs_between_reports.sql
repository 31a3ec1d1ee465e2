/*---
says     = "A perpetrator has the same sex in all reports of a year, and ages at most two years apart."
fields   = ["per1id", "per2id", "per3id", "per1sex", "per2sex", "per3sex", "per1age", "per2age", "per3age"]
category = "plausibility"
level    = "file"
severity = "query"
source   = "Judgement of this project: an identifier stands for one person"
fix      = "Find out whether the identifier was given to two persons; else correct sex or age."
beware   = "Counts of perpetrators and of those who come again are wrong."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1sex | per1age
R1    | C1   | P1     | male    | 30
R2    | C1   | P1     | male    | 31
R3    | C1   | P2     | male    | 30
R4    | C1   | P2     | female  | 30
R5    | C1   | P3     | male    | 30
R6    | C1   | P3     | unknown | 33
R7    | C1   | P4     | male    | 30
"""
holds = ["P1"]
violates = ["P2", "P3"]
---*/
select
    file_id,
    min(record_number) as record_number,
    perpetrator_id,
    coalesce(
        min(case when sex <> 'unknown' then sex end) <> max(case when sex <> 'unknown' then sex end), false
    )
    or coalesce(
        max(case when age <> 99 then age end) - min(case when age <> 99 then age end) > 2,
        false
    ) as is_violation
from checked.ncands_perpetrators
where is_identified
group by file_id, perpetrator_id
having count(*) > 1
