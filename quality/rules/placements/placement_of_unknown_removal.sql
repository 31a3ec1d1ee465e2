/*---
says     = "The removal an arrangement belongs to stands in AFCARS with the same date."
fields   = ["removal_date", "child_id"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "Judgement of this project"
fix      = "Take the date of removal from the source of the AFCARS file."
beware   = "The arrangement is left out: stability rests on AFCARS alone."
since    = "0.2"

[[example]]
says = "A removal after the last period, and a child AFCARS does not know, are not asked."
placements = """
child_id | removal_date | file_id
A        | 2022-10-05   | E
B        | 2022-10-06   | E
B        | 2023-04-01   | E
X        | 2022-10-06   | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
B                      | 23A        | F
"""
afcars_oohc_removals = """
e4_child_record_number | e69_removal_date | submission | file_id
A                      | 2022-10-05       | 23A        | F
B                      | 2022-10-05       | 23A        | F
"""
holds = ["A"]
violates = ["B"]
---*/
with children as (
    select
        child_id,
        max(period_end) as known_until
    from checked.afcars_removals
    group by child_id
)

select
    p.file_id,
    p.record_number,
    p.child_id,
    r.child_id is null as is_violation
from checked.placements as p
inner join children as c on p.child_id = c.child_id and p.removal_date <= c.known_until
left join checked.removals_in_afcars as r on p.child_id = r.child_id and p.removal_date = r.removal_date
