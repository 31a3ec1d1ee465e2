/*---
says      = "Contacts are made at times of day that were written down, not at 00:00."
fields    = ["attempted_at"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project: one minute of 1,440 would get far fewer"
source    = "Judgement of this project"
fix       = "Send the time of the contact; where the system holds only a day, say so to those who read response times."
beware    = "A time that a system filled in takes up to a day from every response time."
since     = "0.2"

[[example]]
contacts = """
report_id | child_id | attempted_at
R1        | C1       | 2023-01-15T23:59
R2        | C1       | 2023-01-15T00:00
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    report_id,
    child_id,
    attempted_at = date_trunc('day', attempted_at) as is_violation
from checked.contacts
where attempted_at is not null
