/*---
says       = "An AFCARS identifier of a victim stands in an AFCARS file."
fields     = ["afcarsid"]
category   = "conformance"
level      = "cross-file"
severity   = "error"
threshold  = 1.0
at_threshold_fails = true
finds      = "file"
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Give children the same encrypted identifier in both files."
beware     = "Maltreatment in foster care joins the two files by it: without a match it finds none."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
]
notes      = """
Any match suffices: over the limit is a file of which no AFCARS ID is found in any AFCARS file in force.
Withheld: maltreatment in care, which joins children by it. Not checked where no AFCARS file was received.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | mal1lev         | afcarsid
R1    | C1   | FFY2023    | N       | substantiated   | A1
R2    | C2   | FFY2023    | N       | substantiated   | A2
R3    | C3   | FFY2023    | N       | unsubstantiated | A3
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A1                     | 23A        | A
"""
holds = ["A1"]
violates = ["A2"]
---*/
with afcars_ids as (
    select
        file_id,
        afcars_id,
        min(record_number) as record_number
    from checked.ncands_victims
    where afcars_id is not null
    group by file_id, afcars_id
),

afcars_children as (
    select distinct child_id
    from checked.afcars_children
)

select
    i.file_id,
    i.record_number,
    i.afcars_id,
    c.child_id is null as is_violation
from afcars_ids as i
left join afcars_children as c on i.afcars_id = c.child_id
where (select count(*) from afcars_children) > 0
