/*---
says     = "A youth served while in foster care stands in an AFCARS file with the same record number."
fields   = ["e3_record_number", "e14_foster_care_status_services"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "45 CFR 1356.83(g)(3): the record number is that of AFCARS for youth in care"
fix      = "Use the AFCARS record number, encrypted in the same way."
beware   = "The share of youth in care who receive services is too low."
since    = "0.2"

[[example]]
says = "Asked where the AFCARS file of the period was received."
nytd_served = """
e3_record_number | e14_foster_care_status_services | submission | file_id
A                | true                            | 23A        | E
X                | true                            | 23A        | E
Y                | false                           | 23A        | E
Z                | true                            | 22B        | G
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A                      | 23A        | F
"""
holds = ["A"]
violates = ["X"]
---*/
select
    v.file_id,
    v.record_number,
    v.e3_record_number,
    c.child_id is null as is_violation
from checked.nytd_served as v
inner join checked.files as f on v.file_id = f.file_id
inner join checked.files as a
    on f.period_start = a.period_start and a.dataset in ('afcars_oohc', 'afcars_foster_care_1993')
left join checked.children_in_afcars as c on v.e3_record_number = c.child_id
where v.e14_foster_care_status_services
