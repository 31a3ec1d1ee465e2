/*---
says     = "A removal that AFCARS reports has an arrangement in the extract."
fields   = ["removal_date", "child_id"]
category = "completeness"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the arrangements of every removal since the first day wanted."
beware   = "Moves of the removal are taken from AFCARS, where a return to the same home counts as one."
since    = "0.2"
notes    = """
Removals that AFCARS reports without their history, being over before October 2022, are not asked for.
"""

[[example]]
says = "Removals from the first to the last of the extract are asked for."
placements = """
child_id | removal_date | began_on   | file_id
A        | 2022-10-05   | 2022-10-05 | E
C        | 2022-11-05   | 2022-11-05 | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
afcars_oohc_removals = """
e4_child_record_number | e69_removal_date | removal_layout | submission | file_id
A                      | 2022-10-05       | removal_2020   | 23A        | F
B                      | 2022-10-10       | removal_2020   | 23A        | F
D                      | 2022-10-04       | removal_2020   | 23A        | F
G                      | 2022-11-06       | removal_2020   | 23A        | F
C                      | 2022-11-05       | removal_2020   | 23A        | F
H                      | 2022-10-10       | removal_1993   | 23A        | F
"""
holds = ["A", "C"]
violates = ["B"]
---*/
with span as (
    select
        file_id,
        min(removal_date) as first_day,
        max(removal_date) as last_day
    from checked.placements
    group by file_id
)

select
    s.file_id,
    r.child_id,
    not bool_or(p.child_id is not null) as is_violation
from span as s
inner join checked.removals_in_afcars as r on r.removal_date between s.first_day and s.last_day
    and r.removal_layout = 'removal_2020'
left join checked.placements as p on r.child_id = p.child_id and r.removal_date = p.removal_date
group by s.file_id, r.child_id, r.removal_date
