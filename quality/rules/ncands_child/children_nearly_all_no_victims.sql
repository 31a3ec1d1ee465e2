/*---
says      = "A file holds children who were found to be victims."
fields    = ["mal1lev", "mal2lev", "mal3lev", "mal4lev", "maldeath"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.99
finds     = "file"
basis     = "Judgement of this project: nationally about one child in six is found to be a victim"
source    = "Judgement of this project"
fix       = "Check the mapping of dispositions and that the file was made after the findings were entered."
beware    = "Without victims recurrence and maltreatment in foster care are nought without any child being safer."
since     = "0.2"
notes     = """
An agency with few reports, or one that closes all in alternative response, may have no victims by the federal
definition; it should say so.
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
