/*---
says     = "A child of a report has an allegation, or it is said that none is alleged."
fields   = ["chmal1", "mal1lev"]
category = "completeness"
level    = "record"
severity = "error"
source   = "NCANDS Child File, fields 26 and 27, code of no alleged maltreatment; judgement of this project"
fix      = "Enter the maltreatment and its disposition; for a sibling of whom nothing is alleged enter the codes that say so."
beware   = "Nobody can tell whether the child is a victim; it counts as none."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1       | mal1lev
R1    | C1   | none_alleged | no_alleged_maltreatment
R2    | C1   |              |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(
        chmal1, chmal2, chmal3, chmal4, mal1lev, mal2lev, mal3lev, mal4lev
    ) is null
        as is_violation
from checked.ncands_child
