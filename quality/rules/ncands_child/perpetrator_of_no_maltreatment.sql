/*---
says     = "A perpetrator is charged with a maltreatment of the record, or it is not known of which."
fields   = ["per1mal1", "per2mal1", "per3mal1"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 103 to 106 and the same of further perpetrators; judgement of this project"
fix      = "Say of each maltreatment whether the perpetrator did it; clear a perpetrator who did none."
beware   = "The perpetrator is counted without a maltreatment; victims of foster parents may be counted so."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1mal1 | per1mal2
R1    | C1   | P1     | no       | yes
R2    | C1   | P1     | no       | no
R3    | C1   | P1     |          |
R4    | C1   | P1     | unknown  | no
R5    | C1   |        |          |
"""
holds = ["R1 C1 1", "R4 C1 1"]
violates = ["R2 C1 1", "R3 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    not coalesce(
        'yes' in (did_1, did_2, did_3, did_4) or 'unknown' in (did_1, did_2, did_3, did_4),
        false
    )
        as is_violation
from checked.ncands_perpetrators
