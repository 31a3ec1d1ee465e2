/*---
says     = "Victims eligible for early intervention are no more than the Child File's victims under 3."
fields   = ["item_5_1"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "NCANDS Agency File, section 5; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Count unique victims under 3 of the same year; see that alternative response victims are in or out in both files."
beware   = "The two files mean different victims."
since    = "0.2"

[[example]]
ncands_agency = """
submission | file_id | item_5_1
FFY2022    | M       | 1
FFY2023    | N       | 2
"""
ncands_child = """
rptid | chid | submission | file_id | mal1lev       | chage
R1    | C1   | FFY2022    | S       | substantiated | 2
R2    | C2   | FFY2023    | T       | substantiated | 2
R3    | C3   | FFY2023    | T       | substantiated | 3
R4    | C2   | FFY2023    | T       | indicated     | 2
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
with victims as (
    select
        f.submission,
        count(distinct n.chid) as victims
    from checked.ncands_child_reports as n
    inner join checked.files as f on n.file_id = f.file_id
    where n.is_victim
        and (n.chage < 3 or n.chage = 77)
    group by f.submission
)

select
    a.file_id,
    a.record_number,
    a.submission,
    a.item_5_1 > v.victims as is_violation
from checked.ncands_agency as a
inner join victims as v on a.submission = v.submission
where a.item_5_1 is not null
