/*---
says     = "A child who was a victim in an earlier report is said to be a prior victim."
fields   = ["chprior", "chid", "rptdt"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "NCANDS Child File, field 25; judgement of this project"
fix      = "Derive the answer from all earlier reports of the child; ask whether the earlier finding was overturned."
beware   = "Shares of prior victims are too low; they are not used for recurrence."
since    = "0.2"
notes    = """
An earlier report counts when its disposition came before the day of the later report.
"""

[[example]]
ncands_child = """
rptid | chid | rptdt      | rptdisdt   | mal1lev         | chprior
R1    | C1   | 2023-01-15 | 2023-02-15 | substantiated   | no
R2    | C1   | 2023-05-15 | 2023-06-15 | unsubstantiated | yes
R3    | C2   | 2023-01-15 | 2023-02-15 | substantiated   | no
R4    | C2   | 2023-02-16 | 2023-06-15 | unsubstantiated | no
R5    | C3   | 2023-01-15 | 2023-02-15 | substantiated   | no
R6    | C3   | 2023-02-15 | 2023-06-15 | unsubstantiated | no
"""
holds = ["R2 C1"]
violates = ["R4 C2"]
---*/
with first_findings as (
    select
        chid,
        min(rptdisdt) as found_on
    from checked.ncands_child_reports
    where is_victim
    group by chid
)

select
    n.file_id,
    n.record_number,
    n.rptid,
    n.chid,
    n.chprior = 'no' as is_violation
from checked.ncands_child_reports as n
inner join first_findings as f on n.chid = f.chid and f.found_on < n.rptdt
where n.chprior in ('yes', 'no')
