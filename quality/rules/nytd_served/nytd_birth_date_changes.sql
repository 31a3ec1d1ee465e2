/*---
says     = "A youth has the same date of birth in two files that follow each other."
fields   = ["e4_date_of_birth", "e3_record_number"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the wrong date; look for a record number given to a second youth."
beware   = "The wave of the youth, and the age at services, follow from the date of birth."
since    = "0.2"

[[example]]
nytd_served = """
e3_record_number | e4_date_of_birth | submission | file_id
A                | 2005-12-15       | 23A        | E
A                | 2005-12-15       | 23B        | F
B                | 2005-12-15       | 23A        | E
B                | 2005-12-16       | 23B        | F
C                | 2005-12-15       | 23A        | E
"""
holds = ["A"]
violates = ["B"]
---*/
select
    later.file_id,
    later.record_number,
    later.e3_record_number,
    later.e4_date_of_birth <> earlier.e4_date_of_birth as is_violation
from checked.nytd_served as later
inner join checked.files as f on later.file_id = f.file_id
inner join checked.nytd_served as earlier
    on f.previous_file_id = earlier.file_id and later.e3_record_number = earlier.e3_record_number
where later.e4_date_of_birth is not null and earlier.e4_date_of_birth is not null
