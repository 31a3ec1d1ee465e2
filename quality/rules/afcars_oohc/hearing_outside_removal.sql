/*---
says     = "A permanency hearing lies on or after its removal, and by the end of the period."
fields   = ["e150_permanency_hearing_date", "e69_removal_date"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project"
fix      = "Correct the date, or report it with the removal it belongs to."
beware   = "Timeliness of reviews and hearings comes out wrong."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | submission | e69_removal_date
C1                     | 1              | 23A        | 2022-11-01
"""
afcars_oohc_permanency_hearings = """
e4_child_record_number | removal_number | sequence | submission | e150_permanency_hearing_date
C1                     | 1              | 1        | 23A        | 2022-11-01
C1                     | 1              | 2        | 23A        | 2023-03-31
C1                     | 1              | 3        | 23A        | 2022-10-31
C1                     | 1              | 4        | 23A        | 2023-04-01
C1                     | 1              | 5        | 23A        |
"""
holds = ["C1 1 1", "C1 1 2"]
violates = ["C1 1 3", "C1 1 4"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.sequence,
    x.e150_permanency_hearing_date < r.e69_removal_date
        or x.e150_permanency_hearing_date > f.period_end as is_violation
from checked.afcars_oohc_permanency_hearings as x
inner join checked.files as f on x.file_id = f.file_id
inner join checked.afcars_oohc_removals as r
    on x.file_id = r.file_id
    and x.e4_child_record_number = r.e4_child_record_number
    and x.removal_number = r.removal_number
where x.e150_permanency_hearing_date is not null and r.e69_removal_date is not null
