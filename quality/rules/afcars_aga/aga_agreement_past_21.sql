/*---
says     = "An agreement ends by the 21st birthday."
fields   = ["a4_child_date_of_birth", "a18_agreement_termination_date"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project: title IV-E assistance ends at 21 at the latest (42 USC 673(a)(4))"
fix      = "Enter the date on which the agreement ended, or correct the date of birth."
beware   = "Children under agreements are overcounted."
since    = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | submission | a4_child_date_of_birth | a18_agreement_termination_date
C1                     | 23A        | 2001-10-02             |
C2                     | 23A        | 2001-10-01             |
C3                     | 23A        | 2001-10-01             | 2022-10-01
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.a3_child_record_number,
    age_in_years(x.a4_child_date_of_birth, f.period_start) >= 21 as is_violation
from checked.afcars_aga as x
inner join checked.files as f on x.file_id = f.file_id
where x.a4_child_date_of_birth is not null and x.a18_agreement_termination_date is null
