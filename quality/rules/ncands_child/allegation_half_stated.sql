/*---
says     = "A maltreatment has both a type and a disposition."
fields   = ["chmal1", "mal1lev", "chmal2", "mal2lev", "chmal3", "mal3lev", "chmal4", "mal4lev"]
category = "completeness"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 26 to 33; judgement of this project"
fix      = "Enter the type or the disposition that is missing, or clear both."
beware   = "A type without a disposition makes no victim; a disposition without a type is in no figure by type."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1  | mal1lev       | chmal2 | mal2lev
R1    | C1   | neglect | substantiated |        |
R2    | C1   | neglect |               |        |
R3    | C1   | neglect | substantiated |        | unsubstantiated
R4    | C1   |         |               |        |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (chmal1 is null) <> (mal1lev is null)
    or (chmal2 is null) <> (mal2lev is null)
    or (chmal3 is null) <> (mal3lev is null)
    or (chmal4 is null) <> (mal4lev is null)
        as is_violation
from checked.ncands_child
where coalesce(
        chmal1, chmal2, chmal3, chmal4, mal1lev, mal2lev, mal3lev, mal4lev
    ) is not null
