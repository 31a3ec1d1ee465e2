/*---
says      = "Report and start of the investigation have their times of day."
fields    = ["rpttm", "invstrtm"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.25
finds     = "file"
basis     = "Judgement of this project: with less than three quarters the average says little"
source    = "NCANDS Child File layout, fields 147 and 148; limit by judgement of this project"
fix       = "Enter both times, as hours and minutes of a 24-hour clock."
beware    = "Where a time is missing the response is known in days alone, and a limit of hours cannot be judged."
since     = "0.2"
notes     = """
Not checked before FFY2018: older layouts end before these fields.
"""

[[example]]
ncands_child = """
rptid | chid | subyr | rptdt      | invdate    | rpttm | invstrtm
R1    | C1   | 2023  | 2023-01-15 | 2023-01-15 | 0930  | 1100
R2    | C1   | 2023  | 2023-01-15 | 2023-01-15 | 0930  |
R3    | C1   | 2023  | 2023-01-15 |            |       |
R4    | C1   | 2015  | 2015-01-15 | 2015-01-15 |       |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rpttm is null or invstrtm is null as is_violation
from checked.ncands_child
where subyr >= 2018 and rptdt is not null and invdate is not null
