/*---
says     = "A child under an agreement has the same date of birth in the next file."
fields   = ["a4_child_date_of_birth"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Find out which date is right; where two children share a record number, part them."
beware   = "Two children may be mixed under one number."
since    = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | submission | file_id | a4_child_date_of_birth
C1                     | 23A        | A       | 2015-06-15
C2                     | 23A        | A       | 2015-06-15
C1                     | 23B        | B       | 2015-06-15
C2                     | 23B        | B       | 2015-06-16
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.a3_child_record_number,
    x.a4_child_date_of_birth <> y.a4_child_date_of_birth as is_violation
from checked.files as f
inner join checked.afcars_aga as x on f.file_id = x.file_id
left join checked.afcars_aga as y
    on f.next_file_id = y.file_id and x.a3_child_record_number = y.a3_child_record_number
where x.a4_child_date_of_birth is not null and y.a4_child_date_of_birth is not null
