/*---
says      = "A file holds children who were found to be victims."
fields    = ["mal1lev", "mal2lev", "mal3lev", "mal4lev", "maldeath"]
category  = "completeness"
level     = "file"
severity  = "error"
threshold = 0.99
finds     = "file"
basis     = "Judgement of this project: no state finds so few"
source    = "Judgement of this project"
fix       = "Check the mapping of dispositions and that the file was made after the findings were entered."
beware    = "Without victims recurrence and maltreatment in foster care are nought without any child being safer."
since     = "0.2"
notes     = """
A state that closes every report in alternative response has no victims by the federal definition either; it should say so.
"""

[[example]]
ncands_child = """
rptid | chid | mal1lev
R1    | C1   | substantiated
R2    | C1   | unsubstantiated
R3    | C1   | alternative_response_victim
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    not is_victim as is_violation
from checked.ncands_child_reports
