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
with children as (
    select
        file_id,
        previous_file_id,
        chid,
        min(record_number) as record_number,
        min(case when chsex <> 'unknown' then chsex end) as sex,
        min(chbdate) as birth_date
    from checked.ncands_child_reports
    group by file_id, previous_file_id, chid
)

select
    later.file_id,
    later.record_number,
    later.chid,
    coalesce(earlier.sex <> later.sex, false) or coalesce(earlier.birth_date <> later.birth_date, false)
        as is_violation
from children as later
inner join children as earlier on later.previous_file_id = earlier.file_id and later.chid = earlier.chid
