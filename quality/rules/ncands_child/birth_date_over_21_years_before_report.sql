/*---
says     = "A child is at most 21 years old by the date of birth."
fields   = ["chbdate", "rptdt"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "NCANDS Child File, codes of field 12; judgement of this project"
fix      = "Correct the century or the year of the date of birth; look for a parent's date in its place."
beware   = "Age is taken from this date where none is sent."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | chbdate
R1    | C1   | 2023-01-15 | 2001-01-16
R2    | C1   | 2023-01-15 | 2001-01-15
R3    | C1   | 2023-01-15 |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    age_in_years(chbdate, rptdt) > 21 as is_violation
from checked.ncands_child
where chbdate is not null and rptdt is not null
