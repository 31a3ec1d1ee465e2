/*---
says     = "Children who are on their first removal"
dataset  = "afcars_oohc"
limit    = 0.95
measures = [
  "maltreatment_in_foster_care",
  "placement_stability",
  "reentry_to_foster_care",
]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Too many first removals show that earlier ones are not reported. Withheld: the indicators that use the total
number of removals: reentry, stability and maltreatment in care. Removals are told apart by their dates.
Records stay in the indicators unless the limit is passed.
"""
---*/
select
    submission,
    removals = 1 as is_failure
from checked.afcars_children
where removals > 0
