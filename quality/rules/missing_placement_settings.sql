/*---
says     = "Children whose latest removal holds no living arrangement"
dataset  = "afcars_oohc"
limit    = 0.05
measures = ["placement_stability"]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Withheld: placement stability, the one indicator that uses the number of placement settings. AFCARS 2020
reports every living arrangement in place of a number; a removal without any lacks it. Removals that ended
before October 2022 are reported without living arrangements and are not checked.
"""
---*/
select
    submission,
    not has_living_arrangement as is_failure
from checked.afcars_children
where is_reported_with_history
