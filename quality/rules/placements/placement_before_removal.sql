/*---
says     = "An arrangement begins on or after the day of the removal."
fields   = ["began_on", "removal_date"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare both days; explain a child who lived there before the court placed it there."
beware   = "Days in care and moves count from the removal: the arrangement's days before it are lost."
since    = "0.2"

[[example]]
placements = """
child_id | removal_date | began_on
A        | 2022-10-05   | 2022-10-05
B        | 2022-10-05   | 2022-10-04
"""
holds = ["A"]
violates = ["B"]
---*/
select
    file_id,
    record_number,
    child_id,
    began_on < removal_date as is_violation
from checked.placements
where began_on is not null and removal_date is not null
