/*---
says     = "AFCARS IDs of victims that no AFCARS file holds"
dataset  = "ncands_child"
limit    = 1.00
over_at_limit = true
measures = ["maltreatment_in_foster_care"]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Any match suffices: over the limit is a file of which no AFCARS ID is found in any AFCARS file in force.
Withheld: maltreatment in care, which joins children by it. Not checked where no AFCARS file was received.
"""
---*/
with afcars_ids as (
    select distinct
        submission,
        afcars_id
    from checked.ncands_victims
    where afcars_id is not null
),

afcars_children as (
    select distinct child_id
    from checked.afcars_children
)

select
    i.submission,
    c.child_id is null as is_failure
from afcars_ids as i
left join afcars_children as c on i.afcars_id = c.child_id
where (select count(*) from afcars_children) > 0
