/*---
says     = "Plan of safe care and referral are blank in files before FFY2018."
fields   = ["plnsfcr", "refrcara", "subyr"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File, edition FFY2018: fields 151 and 152 were added"
fix      = "Check the year of the file and the layout that was used."
beware   = "Older records end before these fields: what stands there belongs to another field."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | subyr | plnsfcr
R1    | C1   | 2018  | yes
R2    | C1   | 2017  | yes
R3    | C1   | 2017  |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    subyr < 2018 as is_violation
from checked.ncands_child
where subyr is not null and coalesce(plnsfcr, refrcara) is not null
