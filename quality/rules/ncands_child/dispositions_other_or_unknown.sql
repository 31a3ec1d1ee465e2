/*---
says      = "The dispositions of a child's maltreatments are known, but for a few."
fields    = ["mal1lev", "mal2lev", "mal3lev", "mal4lev"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.05
finds     = "file"
basis     = "Judgement of this project: nationally about 1 percent"
source    = "Judgement of this project"
fix       = "Map the system's findings to the codes; other is for findings that fit none."
beware    = "A child whose finding is other or unknown is no victim in any figure, whatever was found."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | mal1lev         | mal2lev
R1    | C1   | unsubstantiated | other
R2    | C1   | other           |
R3    | C1   | unknown         | other
R4    | C1   |                 |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    gravity >= 9 as is_violation
from checked.ncands_child_reports
where gravity is not null
