/*---
says      = "Some attempts fail: the extract holds attempts, not only the contacts that took place."
fields    = ["completed"]
category  = "plausibility"
level     = "file"
severity  = "information"
threshold = 0.99
finds     = "file"
basis     = "Judgement of this project: one family in twenty or more is not met at the first attempt"
source    = "Judgement of this project"
fix       = "Send every attempt, and say of each whether the contact took place."
beware    = "Response counted by attempts is the same as by contacts: attempts are not known."
since     = "0.2"

[[example]]
contacts = """
report_id | child_id | completed
R1        | C1       | false
R2        | C1       | true
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    report_id,
    child_id,
    completed as is_violation
from checked.contacts
where completed is not null
