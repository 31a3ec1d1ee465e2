/*---
says     = "A permanency hearing is held after the first removal of the child."
fields   = ["occurred_on", "event"]
category = "plausibility"
level    = "cross-file"
severity = "error"
source   = "42 USC 675(5)(C): permanency hearings are of children in foster care"
fix      = "Check the kind of the hearing and the date of the removal."
beware   = "The child looks as if a permanency hearing came in time."
since    = "0.2"

[[example]]
court_events = """
child_id | event              | occurred_on | file_id
A        | permanency_hearing | 2022-10-06  | E
B        | permanency_hearing | 2022-10-04  | E
B        | adjudication       | 2022-10-04  | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
afcars_oohc_removals = """
e4_child_record_number | e69_removal_date | submission | file_id
A                      | 2022-10-05       | 23A        | F
B                      | 2022-10-05       | 23A        | F
"""
holds = ["A permanency_hearing"]
violates = ["B permanency_hearing"]
---*/
with firsts as (
    select
        child_id,
        min(removal_date) as removal_date
    from checked.removals_in_afcars
    group by child_id
)

select
    k.file_id,
    k.record_number,
    k.child_id,
    k.event,
    k.occurred_on < f.removal_date as is_violation
from checked.court_events as k
inner join firsts as f on k.child_id = f.child_id
where k.event = 'permanency_hearing' and k.occurred_on is not null
