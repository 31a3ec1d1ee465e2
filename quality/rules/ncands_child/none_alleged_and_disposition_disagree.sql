/*---
says     = "A maltreatment of the type none alleged has the disposition none alleged, and no other has."
fields   = ["chmal1", "mal1lev", "chmal2", "mal2lev", "chmal3", "mal3lev", "chmal4", "mal4lev"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File, codes 6 of the type and 08 of the disposition; judgement of this project"
fix      = "Enter both codes for a child of whom nothing is alleged; for an allegation enter its type and what was found."
beware   = "The child is counted as alleged victim by one field and as sibling by the other."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1       | mal1lev
R1    | C1   | none_alleged | no_alleged_maltreatment
R2    | C1   | neglect      | unsubstantiated
R3    | C1   | none_alleged | unsubstantiated
R4    | C1   | neglect      | no_alleged_maltreatment
R5    | C1   | neglect      |
"""
holds = ["R1 C1", "R2 C1"]
violates = ["R3 C1", "R4 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce((chmal1 = 'none_alleged') <> (mal1lev = 'no_alleged_maltreatment'), false)
    or coalesce((chmal2 = 'none_alleged') <> (mal2lev = 'no_alleged_maltreatment'), false)
    or coalesce((chmal3 = 'none_alleged') <> (mal3lev = 'no_alleged_maltreatment'), false)
    or coalesce((chmal4 = 'none_alleged') <> (mal4lev = 'no_alleged_maltreatment'), false)
        as is_violation
from checked.ncands_child
where (chmal1 is not null and mal1lev is not null)
    or (chmal2 is not null and mal2lev is not null)
    or (chmal3 is not null and mal3lev is not null)
    or (chmal4 is not null and mal4lev is not null)
