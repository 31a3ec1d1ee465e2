/*---
says     = "A child's report stands in the file of one year."
fields   = ["rptid", "chid", "rptdt"]
category = "conformance"
level    = "history"
severity = "error"
source   = "NCANDS: a Child File holds the reports that got a disposition in its year, so each once"
fix      = "Take the report out of the year in which it had no disposition yet."
beware   = "The report is counted twice, and looks like recurrence of itself."
since    = "0.2"
notes    = """
An identifier that is used again for a report of another day is no fault here.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | rptdt
R1    | C1   | FFY2022    | N       | 2022-08-15
R2    | C1   | FFY2022    | N       | 2022-09-15
R2    | C1   | FFY2023    | O       | 2022-09-15
R1    | C2   | FFY2023    | O       | 2022-08-15
R3    | C1   | FFY2023    | O       | 2023-02-15
"""
holds = ["R1 C2", "R3 C1"]
violates = ["R2 C1"]
---*/
select
    later.file_id,
    later.record_number,
    later.rptid,
    later.chid,
    earlier.rptid is not null as is_violation
from checked.ncands_child_reports as later
left join checked.ncands_child_reports as earlier
    on later.previous_file_id = earlier.file_id
    and later.rptid = earlier.rptid
    and later.chid = earlier.chid
    and later.rptdt = earlier.rptdt
where later.previous_file_id is not null
