/*---
says     = "Victims who are not victims in the next year's file"
dataset  = "ncands_child"
limit    = 0.99
measures = [
  "maltreatment_in_foster_care",
  "recurrence_of_maltreatment",
]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Fewer than 1 percent found again means that identifiers change from year to year. Counted as failures here,
so the limit reads 99 percent. Withheld: both indicators that use the child's NCANDS identifier.
Not checked where the next year's file was not received.
"""
---*/
with victims as (
    select distinct
        submission,
        next_submission,
        child_id
    from checked.ncands_victims
)

select
    earlier.submission,
    later.child_id is null as is_failure
from victims as earlier
left join victims as later
    on earlier.next_submission = later.submission and earlier.child_id = later.child_id
where earlier.next_submission is not null
