/*---
says     = "A child has one AFCARS identifier in all reports of two years in a row."
fields   = ["afcarsid", "chid"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "Judgement of this project: both identifiers stand for one child"
fix      = "Find out whether the child has two records in AFCARS, or the identifiers were encrypted anew."
beware   = "Part of the child's reports is joined to no stay in care, or to another child's."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | submission | file_id | afcarsid
R1    | C1   | FFY2022    | N       | A1
R2    | C2   | FFY2022    | N       | A2
R3    | C3   | FFY2022    | N       |
R4    | C1   | FFY2023    | O       | A1
R5    | C2   | FFY2023    | O       | A3
R6    | C3   | FFY2023    | O       | A4
"""
holds = ["C1"]
violates = ["C2"]
---*/
with children as (
    select
        file_id,
        previous_file_id,
        chid,
        min(record_number) as record_number,
        min(afcarsid) as lowest,
        max(afcarsid) as highest
    from checked.ncands_child_reports
    where afcarsid is not null
    group by file_id, previous_file_id, chid
)

select
    later.file_id,
    later.record_number,
    later.chid,
    later.lowest <> earlier.lowest or later.highest <> earlier.highest or later.lowest <> later.highest
        as is_violation
from children as later
inner join children as earlier on later.previous_file_id = earlier.file_id and later.chid = earlier.chid
