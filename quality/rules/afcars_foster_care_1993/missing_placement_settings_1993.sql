/*---
says      = "A child has a number of placement settings."
fields    = ["numplep"]
category  = "completeness"
level     = "child"
severity  = "error"
threshold = 0.05
basis     = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source    = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix       = "Enter the number of settings in this episode, the current one included."
beware    = "Without it a child seems never to have moved."
since     = "0.2"
withholds = ["placement_stability"]
notes     = """
Withheld: placement stability, the one indicator that uses the number of placement settings.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | numplep
C1       | 1
C2       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    numplep is null as is_violation
from checked.afcars_1993_children
