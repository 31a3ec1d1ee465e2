/*---
says      = "A report of the file got its disposition in the file's federal fiscal year."
fields    = ["rptdisdt", "subyr"]
category  = "plausibility"
level     = "record"
severity  = "block"
threshold = 0.10
basis     = "A choice of this project, after the 10 percent of errors per element that the AFCARS compliance rules (45 CFR 1355.46) are understood to allow; the text was not compared."
source    = "NCANDS: a Child File holds the reports that got a disposition from October to September of its year"
fix       = "Send each report in the file of the year of its disposition; check that the extraction used the disposition date."
beware    = "A file of another period, or of all open reports, would be counted as this year; over the limit the file is not used."
since     = "0.1"

[[example]]
ncands_child = """
rptid | chid | subyr | rptdisdt
R1    | C1   | 2023  | 2022-10-01
R2    | C1   | 2023  | 2022-09-30
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
    rptdisdt not between make_date(subyr - 1, 10, 1) and make_date(subyr, 9, 30) as is_violation
from checked.ncands_child
where rptdisdt is not null
