/*---
says     = "An investigation that begins on the day of the report begins at or after the report's time of day."
fields   = ["invstrtm", "rpttm"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File, order of report and investigation; judgement of this project"
fix      = "Compare both times with the case record; look for 12-hour clocks entered without adding 12 in the afternoon."
beware   = "The response time in hours is negative and the record is left out of response times."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | invdate    | rpttm | invstrtm
R1    | C1   | 2023-01-15 | 2023-01-15 | 1400  | 1400
R2    | C1   | 2023-01-15 | 2023-01-15 | 1400  | 0230
R3    | C1   | 2023-01-15 | 2023-01-16 | 1400  | 0230
R4    | C1   | 2023-01-15 | 2023-01-15 | 1400  |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    invstrtm < rpttm as is_violation
from checked.ncands_child
where rptdt = invdate and rpttm is not null and invstrtm is not null
