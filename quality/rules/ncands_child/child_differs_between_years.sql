/*---
says     = "A child of two years in a row has the same sex and date of birth in both."
fields   = ["chsex", "chbdate", "chid"]
category = "plausibility"
level    = "history"
severity = "error"
source   = "Judgement of this project: an identifier stands for one child"
fix      = "Find out whether the identifier was given anew to another child; else correct sex or date of birth."
beware   = "Recurrence and entry rates follow the identifier from year to year: they would join two children."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | submission | file_id | chsex  | chbdate
R1    | C1   | FFY2022    | N       | male   | 2015-06-15
R2    | C2   | FFY2022    | N       | male   | 2015-06-15
R3    | C3   | FFY2022    | N       | male   |
R4    | C1   | FFY2023    | O       | male   | 2015-06-15
R5    | C2   | FFY2023    | O       | male   | 2015-06-14
R6    | C3   | FFY2023    | O       | female | 2015-06-14
R7    | C4   | FFY2023    | O       | female | 2015-06-14
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    later.file_id,
    later.record_number,
    later.chid,
    coalesce(earlier.sex <> later.sex, false) or coalesce(earlier.birth_date <> later.birth_date, false)
        as is_violation
from checked.ncands_children as later
inner join checked.ncands_children as earlier
    on later.previous_file_id = earlier.file_id and later.chid = earlier.chid
