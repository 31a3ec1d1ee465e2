/*---
says     = "A child with an arrangement stands in an AFCARS file."
fields   = ["child_id"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "Judgement of this project"
fix      = "Use the AFCARS record number as the child's identifier, encrypted in the same way."
beware   = "The arrangement is left out: stability rests on AFCARS alone."
since    = "0.2"

[[example]]
says = "Arrangements over before the first period, or begun after the last, are not asked."
placements = """
child_id | began_on   | ended_on   | file_id
A        | 2022-10-05 |            | E
X        | 2022-10-05 |            | E
X        | 2023-04-01 |            | E
X        | 2022-01-05 | 2022-10-01 | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
holds = ["A"]
violates = ["X"]
---*/
with span as (
    select
        min(period_start) as first_day,
        max(period_end) as last_day
    from checked.files
    where dataset = 'afcars_oohc'
)

select
    p.file_id,
    p.record_number,
    p.child_id,
    c.child_id is null as is_violation
from checked.placements as p
inner join span as s
    on p.began_on <= s.last_day
    and (p.ended_on is null or p.ended_on > s.first_day)
left join checked.children_in_afcars as c on p.child_id = c.child_id
