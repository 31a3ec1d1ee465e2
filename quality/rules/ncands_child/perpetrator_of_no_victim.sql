/*---
says     = "A perpetrator stands only beside a child who is a victim."
fields   = ["per1id", "mal1lev", "mal2lev", "mal3lev", "mal4lev"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project; the layout is silent, states do so"
fix      = "Send perpetrators of founded maltreatment alone: of others nothing was found."
beware   = "A person of whom nothing was found would be counted as a perpetrator."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | mal1lev                     | per1id
R1    | C1   | substantiated               | P1
R2    | C1   | unsubstantiated             | P1
R3    | C1   | alternative_response_victim | P1
R4    | C1   | unsubstantiated             |
"""
holds = ["R1 C1", "R3 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    not is_victim and coalesce(gravity, 10) > 3 as is_violation
from checked.ncands_child_reports
where per1id is not null
