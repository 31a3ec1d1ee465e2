/*---
says     = "A Child File has the Agency File of its year beside it."
fields   = ["subyr"]
category = "completeness"
level    = "cross-file"
severity = "query"
source   = "NCANDS: a state submits both files for each fiscal year; judgement of this project"
fix      = "Send the Agency File of the year."
beware   = "Fatalities outside the Child File and screened-out referrals of the year are not known."
since    = "0.2"
notes    = """
Not checked where the agency sent no Agency File at all.
"""

[[example]]
ncands_agency = """
submission | file_id
FFY2022    | M
"""
ncands_child = """
rptid | chid | submission | file_id
R1    | C1   | FFY2022    | S
R2    | C1   | FFY2023    | T
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
with agency_files as (
    select submission
    from checked.files
    where dataset = 'ncands_agency'
)

select
    f.file_id,
    f.submission,
    a.submission is null as is_violation
from checked.files as f
left join agency_files as a on f.submission = a.submission
where f.dataset = 'ncands_child' and (select count(*) from agency_files) > 0
