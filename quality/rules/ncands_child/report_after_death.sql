/*---
says     = "A child whose death is dated is not named in reports received more than a year after it."
fields   = ["deathdt", "rptdt", "chid"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check the identifier of the later report; a dead sibling belongs into no later report."
beware   = "The identifier may stand for two children, and recurrence joins them."
since    = "0.2"
notes    = """
Within a year deaths are still looked into and further reports are made of them.
"""

[[example]]
ncands_child = """
rptid | chid | rptdt      | maldeath | deathdt
R1    | C1   | 2022-01-15 | yes      | 2022-01-15
R2    | C1   | 2023-01-15 | no       |
R3    | C2   | 2022-01-15 | yes      | 2022-01-15
R4    | C2   | 2023-01-16 | no       |
R5    | C3   | 2023-01-16 | no       |
"""
holds = ["R1 C1", "R2 C1", "R3 C2"]
violates = ["R4 C2"]
---*/
with deaths as (
    select
        chid,
        max(deathdt) as died_on
    from checked.ncands_child_reports
    where maldeath = 'yes' and deathdt is not null
    group by chid
)

select
    n.file_id,
    n.record_number,
    n.rptid,
    n.chid,
    n.rptdt > cast(d.died_on + interval 1 year as date) as is_violation
from checked.ncands_child_reports as n
inner join deaths as d on n.chid = d.chid
where n.rptdt is not null
