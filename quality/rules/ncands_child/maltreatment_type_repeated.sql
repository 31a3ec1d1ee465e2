/*---
says     = "A record names each type of maltreatment once."
fields   = ["chmal1", "chmal2", "chmal3", "chmal4"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Send each type once, with its gravest disposition; other may stand several times."
beware   = "The four places fill with repeats, and a fifth type has none."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1  | chmal2         | chmal3
R1    | C1   | neglect | physical_abuse |
R2    | C1   | neglect | neglect        |
R3    | C1   | other   | other          |
R4    | C1   | neglect | other          | neglect
R5    | C1   | neglect |                |
"""
holds = ["R1 C1", "R3 C1"]
violates = ["R2 C1", "R4 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(chmal1 = chmal2 and chmal1 not in ('other', 'unknown'), false)
    or coalesce(chmal1 = chmal3 and chmal1 not in ('other', 'unknown'), false)
    or coalesce(chmal1 = chmal4 and chmal1 not in ('other', 'unknown'), false)
    or coalesce(chmal2 = chmal3 and chmal2 not in ('other', 'unknown'), false)
    or coalesce(chmal2 = chmal4 and chmal2 not in ('other', 'unknown'), false)
    or coalesce(chmal3 = chmal4 and chmal3 not in ('other', 'unknown'), false)
        as is_violation
from checked.ncands_child
where chmal1 is not null and coalesce(chmal2, chmal3, chmal4) is not null
