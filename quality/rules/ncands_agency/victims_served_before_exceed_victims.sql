/*---
says     = "Victims with earlier family preservation or reunification are no more than the Child File's victims."
fields   = ["item_3_1_a", "item_3_1_b"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "NCANDS Agency File, section 3, which is on victims of the Child File; the item's letter and wording are general knowledge; judgement of this project"
fix      = "Count among the unique victims of the Child File of the same year; count children, not families."
beware   = "Shares of victims with earlier services are above 100 percent."
since    = "0.2"

[[example]]
ncands_agency = """
submission | file_id | item_3_1_a | item_3_1_b
FFY2022    | M       | 1          | 0
FFY2023    | N       | 0          | 2
"""
ncands_child = """
rptid | chid | submission | file_id | mal1lev
R1    | C1   | FFY2022    | S       | substantiated
R2    | C2   | FFY2023    | T       | substantiated
R3    | C3   | FFY2023    | T       | unsubstantiated
R4    | C2   | FFY2023    | T       | indicated
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
    group by f.submission
)

select
    a.file_id,
    a.record_number,
    a.submission,
    greatest(a.item_3_1_a, a.item_3_1_b) > v.victims as is_violation
from checked.ncands_agency as a
inner join victims as v on a.submission = v.submission
where coalesce(a.item_3_1_a, a.item_3_1_b) is not null
