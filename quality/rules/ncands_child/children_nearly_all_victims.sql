/*---
says      = "A file holds children who were not found to be victims too."
fields    = ["mal1lev", "mal2lev", "mal3lev", "mal4lev", "maldeath"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.75
finds     = "file"
basis     = "Judgement of this project: nationally about one child in six is found to be a victim"
source    = "NCANDS: a Child File holds every report with a disposition, whatever it was; limit by judgement of this project"
fix       = "Send all reports with a disposition, the unsubstantiated and those in alternative response too."
beware    = "Rates of children looked into and shares of victims cannot be made of a file of victims."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | mal1lev
R1    | C1   | unsubstantiated
R2    | C1   | substantiated
R3    | C1   | indicated
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    is_victim as is_violation
from checked.ncands_child_reports
