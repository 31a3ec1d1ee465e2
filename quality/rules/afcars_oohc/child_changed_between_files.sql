/*---
says     = "A child has the same date of birth and sex in the next file."
fields   = ["e5_date_of_birth", "e6_sex"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Find out which answer is right; where two children share a record number, part them."
beware   = "Two children may be mixed under one number, or ages are wrong in one period."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | file_id | e5_date_of_birth | e6_sex
C1                     | 23A        | A       | 2015-06-15       | male
C2                     | 23A        | A       | 2015-06-15       | male
C3                     | 23A        | A       | 2015-06-15       | male
C4                     | 23A        | A       | 2015-06-15       | male
C1                     | 23B        | B       | 2015-06-15       | male
C2                     | 23B        | B       | 2015-06-16       | male
C3                     | 23B        | B       | 2015-06-15       | female
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    (
        coalesce(x.e5_date_of_birth <> y.e5_date_of_birth, false)
        or coalesce(x.e6_sex <> y.e6_sex, false)
    ) as is_violation
from checked.files as f
inner join checked.afcars_oohc_children as x on f.file_id = x.file_id
inner join checked.afcars_oohc_children as y
    on f.next_file_id = y.file_id and x.e4_child_record_number = y.e4_child_record_number
where coalesce(cast(x.e5_date_of_birth as varchar), x.e6_sex) is not null
