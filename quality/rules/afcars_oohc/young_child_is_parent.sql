/*---
says     = "A child who is pregnant or has a child is at least 10 years old at the end of the period."
fields   = ["e5_date_of_birth", "e38_pregnant", "e39_fathered_or_bore_child"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the date of birth and the answers with the case record."
beware   = "Parenting youth in care are counted from these answers."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e5_date_of_birth | e38_pregnant | e39_fathered_or_bore_child
C1                     | 23A        | 2013-03-31       | true         | false
C2                     | 23A        | 2013-04-01       |              | true
C3                     | 23A        | 2013-04-01       | false        | false
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    age_in_years(x.e5_date_of_birth, f.period_end) < 10 as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where (x.e38_pregnant or x.e39_fathered_or_bore_child) and x.e5_date_of_birth is not null
