/*---
says     = "A perpetrator is charged only with a maltreatment that the record holds."
fields   = ["per1mal1", "per1mal2", "per1mal3", "per1mal4", "chmal1", "chmal2", "chmal3", "chmal4"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 26 to 33 and 103 to 106; judgement of this project"
fix      = "Enter the maltreatment, or clear the perpetrator's answer on its place."
beware   = "Counts of perpetrators by type of maltreatment leave the answer out."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1  | chmal2 | per1id | per1mal1 | per1mal2
R1    | C1   | neglect |        | P1     | yes      |
R2    | C1   | neglect |        | P1     | yes      | yes
R3    | C1   | neglect |        | P1     | yes      | no
R4    | C1   | neglect |        |        |          |
"""
holds = ["R1 C1 1", "R3 C1 1"]
violates = ["R2 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    coalesce(did_1 = 'yes' and chmal1 is null, false)
    or coalesce(did_2 = 'yes' and chmal2 is null, false)
    or coalesce(did_3 = 'yes' and chmal3 is null, false)
    or coalesce(did_4 = 'yes' and chmal4 is null, false)
        as is_violation
from checked.ncands_perpetrators
