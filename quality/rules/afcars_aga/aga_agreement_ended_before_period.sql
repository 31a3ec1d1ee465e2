/*---
says     = "An agreement that ended before the period is no longer in the file."
fields   = ["a18_agreement_termination_date"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Leave out agreements that ended in an earlier period, or correct the date."
beware   = "Children under agreements are overcounted."
since    = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | submission | a18_agreement_termination_date
C1                     | 23A        | 2022-10-01
C2                     | 23A        | 2022-09-30
C3                     | 23A        |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.a3_child_record_number,
    x.a18_agreement_termination_date < f.period_start as is_violation
from checked.afcars_aga as x
inner join checked.files as f on x.file_id = f.file_id
where x.a18_agreement_termination_date is not null
