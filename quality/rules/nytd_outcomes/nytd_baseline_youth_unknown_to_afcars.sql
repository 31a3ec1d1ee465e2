/*---
says     = "A youth of the baseline stands in an AFCARS file with the same record number."
fields   = ["e3_record_number"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "45 CFR 1356.83(g)(3): the record number is that of AFCARS for youth in care"
fix      = "Use the AFCARS record number, encrypted in the same way."
beware   = "Outcomes cannot be read by the youth's time in care."
since    = "0.2"

[[example]]
says = "Asked where the AFCARS file of the period was received, of youth who turned 17 in the period."
nytd_outcomes = """
e3_record_number | wave | e4_date_of_birth | submission | file_id
A                | 17   | 2005-12-15       | 23A        | E
X                | 17   | 2005-12-15       | 23A        | E
Y                | 19   | 2003-12-15       | 23A        | E
Z                | 17   | 2005-09-30       | 23A        | E
X                | 17   | 2005-06-15       | 22B        | G
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
holds = ["A 17"]
violates = ["X 17"]
---*/
select
    o.file_id,
    o.record_number,
    o.e3_record_number,
    o.wave,
    c.child_id is null as is_violation
from checked.nytd_outcomes as o
inner join checked.files as f on o.file_id = f.file_id
inner join checked.files as a
    on f.period_start = a.period_start and a.dataset in ('afcars_oohc', 'afcars_foster_care_1993')
left join checked.children_in_afcars as c on o.e3_record_number = c.child_id
where o.wave = '17'
    and cast(o.e4_date_of_birth + interval 17 year as date) >= f.period_start
