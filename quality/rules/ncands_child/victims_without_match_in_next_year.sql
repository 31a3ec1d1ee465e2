/*---
says       = "Some victims of a year are victims of the next: not nearly all identifiers are new."
fields     = ["chid"]
category   = "plausibility"
level      = "history"
severity   = "error"
threshold  = 0.99
finds      = "file"
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Find out whether child identifiers were encrypted anew between the two files; send the later one with the earlier identifiers."
beware     = "When identifiers change, recurrence falls to zero without any child being safer."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
  "recurrence_of_maltreatment",
]
notes      = """
Fewer than 1 percent found again means that identifiers change from year to year. Counted as failures here,
so the limit reads 99 percent. Withheld: both indicators that use the child's NCANDS identifier.
Not checked where the next year's file was not received.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | mal1lev
R1    | C1   | FFY2022    | N       | substantiated
R2    | C2   | FFY2022    | N       | substantiated
R3    | C1   | FFY2023    | O       | substantiated
"""
holds = ["C1"]
violates = ["C2"]
---*/
with victims as (
    select
        file_id,
        next_file_id,
        child_id,
        min(record_number) as record_number
    from checked.ncands_victims
    group by file_id, next_file_id, child_id
)

select
    earlier.file_id,
    earlier.record_number,
    earlier.child_id,
    later.child_id is null as is_violation
from victims as earlier
left join victims as later
    on earlier.next_file_id = later.file_id and earlier.child_id = later.child_id
where earlier.next_file_id is not null
