/*---
says      = "A victim has a perpetrator, known or not, but for some."
fields    = ["per1id", "mal1lev"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.15
finds     = "file"
basis     = "Judgement of this project: some findings name nobody, few do"
source    = "NCANDS Child File layout, section VIII; limit by judgement of this project"
fix       = "Enter the perpetrator; nines stand for one who is unknown."
beware    = "Shares of victims by perpetrator rest on the others."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | mal1lev         | per1id
R1    | C1   | substantiated   | P1
R2    | C1   | substantiated   |
R3    | C1   | unsubstantiated |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    per1id is null as is_violation
from checked.ncands_child_reports
where is_victim
