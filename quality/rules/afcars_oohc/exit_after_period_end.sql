/*---
says     = "An exit lies by the end of the report period."
fields   = ["e153_exit_date"]
category = "plausibility"
level    = "field"
severity = "query"
source   = "45 CFR 1355.44, element 153; judgement of this project"
fix      = "Correct the year of the exit; a later exit is reported with the next period."
beware   = "The child counts as leaving in a period whose file is not yet there, and as in care until then."
since    = "0.2"
notes    = """
A query: the file is due 45 days after the period, and a late extraction may hold exits of those days.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | submission | e153_exit_date
C1                     | 1              | 23A        | 2023-03-31
C2                     | 1              | 23A        | 2023-04-01
C3                     | 1              | 23A        |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.e153_exit_date > f.period_end as is_violation
from checked.afcars_oohc_removals as x
inner join checked.files as f on x.file_id = f.file_id
where x.e153_exit_date is not null
