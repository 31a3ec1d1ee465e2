/*---
says     = "The adoption decree of a child who left care to adoption lies within 30 days of the exit."
fields   = ["occurred_on", "event"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the exit in AFCARS with the decree; the exit is the day of the decree."
beware   = "Times to adoption differ between the court's and the agency's figures."
since    = "0.2"

[[example]]
says = "Of several exits to adoption the nearest to the decree counts."
court_events = """
child_id | event           | occurred_on | file_id
A        | adoption_decree | 2022-12-06  | E
B        | adoption_decree | 2022-12-05  | E
C        | adoption_decree | 2022-12-05  | E
D        | adoption_decree | 2023-01-05  | E
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
afcars_oohc_removals = """
e4_child_record_number | e69_removal_date | e153_exit_date | e155_exit_reason | submission | file_id
A                      | 2021-10-05       | 2023-01-05     | adoption         | 23A        | F
B                      | 2021-10-05       | 2023-01-05     | adoption         | 23A        | F
C                      | 2021-10-05       | 2023-01-05     | guardianship     | 23A        | F
D                      | 2015-10-05       | 2017-01-05     | adoption         | 23A        | F
D                      | 2021-10-05       | 2023-01-05     | adoption         | 23A        | F
"""
holds = ["A 2022-12-06", "D 2023-01-05"]
violates = ["B 2022-12-05"]
---*/
select
    k.file_id,
    min(k.record_number) as record_number,
    k.child_id,
    k.occurred_on,
    min(abs(date_diff('day', k.occurred_on, r.exit_date))) > 30 as is_violation
from checked.court_events as k
inner join checked.removals_in_afcars as r on k.child_id = r.child_id
where k.event = 'adoption_decree'
    and k.occurred_on is not null
    and r.exit_reason = 'adoption'
    and r.exit_date is not null
group by k.file_id, k.child_id, k.occurred_on
