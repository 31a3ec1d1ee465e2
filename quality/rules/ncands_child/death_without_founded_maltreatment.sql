/*---
says     = "A child who died of maltreatment has a maltreatment that was found."
fields   = ["maldeath", "mal1lev", "mal2lev", "mal3lev", "mal4lev"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Child File, field 34; judgement of this project"
fix      = "Check whether the death was found to be of maltreatment; enter the finding, or correct the answer."
beware   = "The child counts as a victim by the death alone."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | maldeath | mal1lev
R1    | C1   | yes      | substantiated
R2    | C1   | yes      | unsubstantiated
R3    | C1   | yes      |
R4    | C1   | no       | unsubstantiated
R5    | C1   | yes      | alternative_response_victim
"""
holds = ["R1 C1", "R5 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(gravity, 10) > 3 as is_violation
from checked.ncands_child_reports
where maldeath = 'yes'
