/*---
says     = "For an infant affected by alcohol or drugs both plan of safe care and referral are answered."
fields   = ["plnsfcr", "refrcara"]
category = "completeness"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, fields 151 and 152, after the Comprehensive Addiction and Recovery Act; judgement of this project"
fix      = "Enter whether there is a plan and whether the family was referred."
beware   = "Shares of affected infants with a plan rest on the others."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | subyr | chage | cddrug | plnsfcr | refrcara
R1    | C1   | 2023  | 0     | yes    | yes     | no
R2    | C1   | 2023  | 0     | yes    | yes     |
R3    | C1   | 2023  | 1     | yes    |         |
R4    | C1   | 2017  | 0     | yes    |         |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    plnsfcr is null or refrcara is null as is_violation
from checked.ncands_child
where subyr >= 2018 and chage = 0 and coalesce('yes' in (cdalc, cddrug), false)
