/*---
says     = "Dates of services, court, removal, discharge and death lie at most a year after the fiscal year."
fields   = ["servdate", "rmvdate", "petdate", "fcdchdt", "deathdt", "subyr"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the year of the date."
beware   = "A date that cannot have been known when the file was made is a slip of the pen; times to services and to removal made of it are wrong."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | subyr | servdate   | deathdt
R1    | C1   | 2023  | 2024-09-30 |
R2    | C1   | 2023  | 2024-10-01 |
R3    | C1   | 2023  |            | 2033-05-01
R4    | C1   | 2023  |            |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    greatest(servdate, rmvdate, petdate, fcdchdt, deathdt) > make_date(subyr + 1, 9, 30) as is_violation
from checked.ncands_child
where subyr is not null and coalesce(servdate, rmvdate, petdate, fcdchdt, deathdt) is not null
