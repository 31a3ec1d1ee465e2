/*---
says     = "A child with a court-appointed representative has a petition before the court."
fields   = ["cochrep", "juvpet"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, fields 62 and 64; judgement of this project"
fix      = "Enter the petition; a representative in another matter, such as custody between parents, may stand without one."
beware   = "Court figures of the record contradict each other."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | cochrep | juvpet
R1    | C1   | yes     | yes
R2    | C1   | yes     | no
R3    | C1   | yes     |
R4    | C1   | no      | no
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    juvpet = 'no' as is_violation
from checked.ncands_child
where cochrep = 'yes' and juvpet is not null
