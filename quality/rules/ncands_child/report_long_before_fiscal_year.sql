/*---
says     = "A report was received at most two years before the fiscal year of its disposition."
fields   = ["rptdt", "subyr"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check the year of the report date; explain reports that stayed open so long."
beware   = "Such reports make dispositions look slow and bring incidents of long ago into the year."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | subyr | rptdt
R1    | C1   | 2023  | 2020-10-01
R2    | C1   | 2023  | 2020-09-30
R3    | C1   | 2023  |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rptdt < make_date(subyr - 3, 10, 1) as is_violation
from checked.ncands_child
where rptdt is not null and subyr is not null
