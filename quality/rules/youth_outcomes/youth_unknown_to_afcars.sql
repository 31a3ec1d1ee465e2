/*---
says     = "A youth surveyed at 17 stands in an AFCARS file."
fields   = ["child_id"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "45 CFR 1356.81: the baseline is of youth in foster care"
fix      = "Use the AFCARS record number as the child's identifier, encrypted in the same way."
beware   = "Outcomes cannot be read by the youth's time in care."
since    = "0.2"

[[example]]
says = "A survey before the first AFCARS period is not asked."
youth_outcomes = """
child_id | wave | surveyed_on | file_id
A        | 17   | 2022-11-01  | E
X        | 17   | 2022-11-01  | E
X        | 19   | 2022-11-01  | E
X        | 17   | 2022-09-30  | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
holds = ["A 17"]
violates = ["X 17"]
---*/
with span as (
    select
        min(period_start) as first_day,
        max(period_end) as last_day
    from checked.files
    where dataset = 'afcars_oohc'
)

select
    y.file_id,
    y.record_number,
    y.child_id,
    y.wave,
    c.child_id is null as is_violation
from checked.youth_outcomes as y
inner join span as s on y.surveyed_on between s.first_day and s.last_day
left join checked.children_in_afcars as c on y.child_id = c.child_id
where y.wave = '17'
