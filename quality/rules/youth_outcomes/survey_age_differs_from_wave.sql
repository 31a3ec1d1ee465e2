/*---
says     = "A youth is surveyed between half a year before and a year after the birthday of the wave."
fields   = ["surveyed_on", "wave"]
category = "plausibility"
level    = "cross-file"
severity = "error"
source   = "45 CFR 1356.82: baseline at 17, follow-up at 19 and 21; the span is a judgement of this project"
fix      = "Correct the wave, the day of the survey or the birth date in AFCARS; look for surveys of the next wave under the number of the one before."
beware   = "Shares by age mix youth of other ages."
since    = "0.2"

[[example]]
says = "One a year after the 17th birthday, one a day later; one half a year before the 19th birthday, one a day earlier."
youth_outcomes = """
child_id | wave | surveyed_on
A        | 17   | 2023-06-15
B        | 17   | 2023-06-16
C        | 19   | 2024-12-15
D        | 19   | 2024-12-14
X        | 17   | 2010-01-01
"""
afcars_oohc_children = """
e4_child_record_number | e5_date_of_birth
A                      | 2005-06-15
B                      | 2005-06-15
C                      | 2006-06-15
D                      | 2006-06-15
"""
holds = ["A 17", "C 19"]
violates = ["B 17", "D 19"]
---*/
with births as (
    select
        child_id,
        max(birth_date) as birth_date
    from checked.afcars_children
    where birth_date is not null
    group by child_id
)

select
    y.file_id,
    y.record_number,
    y.child_id,
    y.wave,
    completed_months(b.birth_date, y.surveyed_on) < w.age * 12 - 6
    or completed_months(b.birth_date, cast(y.surveyed_on - interval 1 day as date)) >= w.age * 12 + 12
        as is_violation
from checked.youth_outcomes as y
inner join births as b on y.child_id = b.child_id
inner join codes.nytd_waves as w on y.wave = w.name
where y.surveyed_on is not null
