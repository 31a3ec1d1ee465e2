/*---
says     = "The first living arrangement begins on the day of the removal."
fields   = ["e112_date_living_arrangement", "e69_removal_date"]
category = "completeness"
level    = "child"
severity = "query"
source   = "Judgement of this project: a child in care lives somewhere from the first day"
fix      = "Report where the child lived from the day of removal, a hospital or shelter included."
beware   = "The first placement may be missing: moves are undercounted."
since    = "0.2"
notes    = """
A removal in the evening may be entered with the placement of the next day.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e69_removal_date
C1                     | 1              | 2022-11-01
C2                     | 1              | 2022-11-01
C3                     | 1              | 2022-11-01
C4                     | 1              | 2022-11-01
"""
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e112_date_living_arrangement
C1                     | 1              | 1        | 2022-11-01
C1                     | 1              | 2        | 2022-12-01
C2                     | 1              | 1        | 2022-11-02
C3                     | 1              | 1        | 2022-11-03
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1"]
---*/
select
    r.file_id,
    min(r.record_number) as record_number,
    r.e4_child_record_number,
    r.removal_number,
    min(a.first_arranged_on) > cast(r.e69_removal_date + interval 1 day as date) as is_violation
from checked.afcars_oohc_removals as r
inner join checked.afcars_arranged_removals as a
    on r.file_id = a.file_id
    and r.e4_child_record_number = a.e4_child_record_number
    and r.removal_number = a.removal_number
where r.e69_removal_date is not null and a.first_arranged_on is not null
group by r.file_id, r.e4_child_record_number, r.removal_number, r.e69_removal_date
