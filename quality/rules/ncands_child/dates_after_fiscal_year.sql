/*---
says     = "Report, start of the investigation and incident lie no later than the last day of the fiscal year."
fields   = ["rptdt", "invdate", "inciddt", "subyr"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS: a Child File holds the reports that got a disposition by the end of September of its year"
fix      = "Correct the year of the date; send a report that is still open with the file of the year of its disposition."
beware   = "What comes before the disposition cannot lie after the year of the disposition; such a date makes response times or recurrence wrong."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | subyr | rptdt      | invdate    | inciddt
R1    | C1   | 2023  | 2023-09-30 | 2023-09-30 |
R2    | C1   | 2023  | 2023-09-30 | 2023-10-01 |
R3    | C1   | 2023  |            |            |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    greatest(rptdt, invdate, inciddt) > make_date(subyr, 9, 30) as is_violation
from checked.ncands_child
where subyr is not null and coalesce(rptdt, invdate, inciddt) is not null
