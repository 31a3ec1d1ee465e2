/*---
says     = "A child of whom nothing is alleged has no other allegation."
fields   = ["chmal1", "chmal2", "chmal3", "chmal4"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File, code 6 of the maltreatment types; judgement of this project"
fix      = "Clear the code for none where there is an allegation."
beware   = "The child is counted as alleged victim by one place and as sibling by another."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1       | chmal2
R1    | C1   | none_alleged |
R2    | C1   | neglect      | none_alleged
R3    | C1   | none_alleged | neglect
R4    | C1   | neglect      |
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(chmal1 <> 'none_alleged', false)
    or coalesce(chmal2 <> 'none_alleged', false)
    or coalesce(chmal3 <> 'none_alleged', false)
    or coalesce(chmal4 <> 'none_alleged', false)
        as is_violation
from checked.ncands_child
where coalesce('none_alleged' in (chmal1, chmal2, chmal3, chmal4), false)
