/*---
says     = "A child is in at most 12 reports of a year."
fields   = ["chid"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project"
fix      = "Check whether the identifier stands for several children, or whether updates of one report were sent as new ones."
beware   = "Recurrence counts every further report of the identifier; one wrong identifier weighs like many children."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid
R01   | C1
R02   | C1
R03   | C1
R04   | C1
R05   | C1
R06   | C1
R07   | C1
R08   | C1
R09   | C1
R10   | C1
R11   | C1
R12   | C1
R01   | C2
R02   | C2
R03   | C2
R04   | C2
R05   | C2
R06   | C2
R07   | C2
R08   | C2
R09   | C2
R10   | C2
R11   | C2
R12   | C2
R13   | C2
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    chid,
    records > 12 as is_violation
from checked.ncands_children
