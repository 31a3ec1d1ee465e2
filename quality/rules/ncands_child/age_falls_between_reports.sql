/*---
says     = "A child's age never falls from one report to a later one."
fields   = ["chage", "rptdt", "chid"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "Judgement of this project: an identifier stands for one child"
fix      = "Find out whether the identifier stands for two children; else correct the age."
beware   = "When one identifier stands for two children, recurrence is counted that did not happen."
since    = "0.2"
notes    = """
All years in force are followed as one row of reports.
"""

[[example]]
ncands_child = """
rptid | chid | rptdt      | chage
R1    | C1   | 2023-01-15 | 7
R2    | C1   | 2023-05-15 | 7
R3    | C2   | 2023-01-15 | 7
R4    | C2   | 2023-05-15 | 6
R5    | C3   | 2023-01-15 | 7
R6    | C3   | 2023-05-15 | 99
"""
holds = ["R2 C1"]
violates = ["R4 C2"]
---*/
with children_of_several_records as (
    select chid
    from checked.ncands_child_reports
    group by chid
    having count(*) > 1
),

ages as (
    select
        file_id,
        record_number,
        rptid,
        chid,
        chage,
        lag(chage) over (partition by chid order by rptdt, rptid) as age_before
    from checked.ncands_child_reports
    where chage <= 21
        and rptdt is not null
        and chid in (select chid from children_of_several_records)
)

select
    file_id,
    record_number,
    rptid,
    chid,
    chage < age_before as is_violation
from ages
where age_before is not null
