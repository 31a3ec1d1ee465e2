/*---
says     = "A child and the AFCARS record of its identifier have the same sex and date of birth."
fields   = ["afcarsid", "chsex", "chbdate"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "CFSR data quality checks, as coded in public programs: same sex and date of birth in both files"
fix      = "Find out which identifier is wrong; else correct sex or date of birth in one of the systems."
beware   = "Maltreatment in foster care joins the two records: the victim would be another child than the one in care."
since    = "0.2"
notes    = """
Compared with the child's newest AFCARS record; what is missing or unknown on either side is not compared.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | afcarsid | chsex   | chbdate
R1    | C1   | FFY2023    | N       | A1       | male    | 2015-06-15
R2    | C2   | FFY2023    | N       | A2       | male    | 2015-06-14
R3    | C3   | FFY2023    | N       | A3       | female  |
R4    | C4   | FFY2023    | N       | A4       | male    | 2015-06-15
R5    | C5   | FFY2023    | N       | A1       | unknown |
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id | e5_date_of_birth | e6_sex
A1                     | 23A        | A       | 2015-06-15       | male
A2                     | 23A        | A       | 2015-06-15       | male
A3                     | 23A        | A       | 2015-06-15       | male
"""
holds = ["R1 C1 A1"]
violates = ["R2 C2 A2", "R3 C3 A3"]
---*/
with in_afcars as (
    select
        c.e4_child_record_number as child_id,
        c.e5_date_of_birth as birth_date,
        c.e6_sex as sex
    from checked.afcars_oohc_children as c
    inner join checked.files as f on c.file_id = f.file_id
    qualify row_number() over (partition by c.e4_child_record_number order by f.period_end desc) = 1
)

select
    n.file_id,
    n.record_number,
    n.rptid,
    n.chid,
    n.afcarsid,
    coalesce(n.chsex <> 'unknown' and n.chsex <> a.sex, false) or coalesce(n.chbdate <> a.birth_date, false)
        as is_violation
from checked.ncands_child_reports as n
inner join in_afcars as a on n.afcarsid = a.child_id
where (n.chsex <> 'unknown' and a.sex is not null) or (n.chbdate is not null and a.birth_date is not null)
