/*---
says     = "Victims without an AFCARS ID"
dataset  = "ncands_child"
limit    = 0.99
measures = ["maltreatment_in_foster_care"]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Fewer than 1 percent with the ID means that the field is not reported. Counted as failures here, so the limit
reads 99 percent. Withheld: maltreatment in care, which joins children by it.
"""
---*/
select
    submission,
    count(afcars_id) = 0 as is_failure
from checked.ncands_victims
group by submission, child_id
