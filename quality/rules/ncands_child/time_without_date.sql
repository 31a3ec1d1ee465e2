/*---
says     = "A time of day stands beside its date."
fields   = ["rpttm", "invstrtm"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 147 and 148; judgement of this project"
fix      = "Enter the date of the report or of the start of the investigation, or leave the time blank."
beware   = "A time alone places nothing: the record has no response time although it seems to hold one."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | rptdt      | rpttm | invdate    | invstrtm
R1    | C1   | 2023-01-15 | 0930  | 2023-01-15 | 1100
R2    | C1   | 2023-01-15 | 0930  |            | 1100
R3    | C1   | 2023-01-15 |       |            |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (rpttm is not null and rptdt is null) or (invstrtm is not null and invdate is null) as is_violation
from checked.ncands_child
where rpttm is not null or invstrtm is not null
