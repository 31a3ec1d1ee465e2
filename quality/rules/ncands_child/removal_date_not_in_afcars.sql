/*---
says     = "The removal of a child that stands in AFCARS is there too, within three days."
fields   = ["rmvdate", "afcarsid"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project: both files tell the same removal"
fix      = "Compare the removal dates of both systems; a removal of less than a day may be missing in AFCARS."
beware   = "Figures on removals after reports and figures on entries to care count different removals."
since    = "0.2"
notes    = """
Not checked: children who are in no AFCARS file received, and removals after the last AFCARS period.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | afcarsid | rmvdate
R1    | C1   | FFY2023    | N       | A1       | 2023-01-04
R2    | C2   | FFY2023    | N       | A1       | 2023-01-05
R3    | C3   | FFY2023    | N       | A9       | 2023-01-05
R4    | C4   | FFY2023    | N       | A1       | 2023-05-05
R5    | C5   | FFY2023    | N       | A1       |
"""
afcars_oohc_children = """
e4_child_record_number | submission | file_id
A1                     | 23A        | A
"""
afcars_oohc_removals = """
e4_child_record_number | submission | file_id | e69_removal_date
A1                     | 23A        | A       | 2023-01-01
"""
holds = ["R1 C1"]
violates = ["R2 C2"]
---*/
with last_day as (
    select max(period_end) as period_end
    from checked.files
    where dataset = 'afcars_oohc'
),

removals as (
    select distinct
        e4_child_record_number as child_id,
        e69_removal_date as removal_date
    from checked.afcars_oohc_removals
    where e69_removal_date is not null
)

select
    n.file_id,
    n.record_number,
    n.rptid,
    n.chid,
    min(abs(date_diff('day', r.removal_date, n.rmvdate))) > 3 as is_violation
from checked.ncands_child_reports as n
inner join removals as r on n.afcarsid = r.child_id
cross join last_day as l
where n.rmvdate <= l.period_end
group by n.file_id, n.record_number, n.rptid, n.chid
