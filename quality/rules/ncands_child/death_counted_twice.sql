/*---
says     = "A child's death of maltreatment stands in one record."
fields   = ["maldeath", "chid"]
category = "conformance"
level    = "history"
severity = "error"
source   = "Judgement of this project"
fix      = "Say yes in the report that led to the finding on the death; in other reports of the child say no."
beware   = "The count of fatalities is too high."
since    = "0.2"
notes    = """
All years in force are looked at together.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | maldeath
R1    | C1   | FFY2022    | N       | yes
R2    | C1   | FFY2022    | N       | no
R3    | C2   | FFY2022    | N       | yes
R4    | C2   | FFY2023    | O       | yes
"""
holds = ["R1 C1"]
violates = ["R3 C2", "R4 C2"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    count(*) over (partition by chid) > 1 as is_violation
from checked.ncands_child_reports
where maldeath = 'yes'
