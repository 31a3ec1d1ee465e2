/*---
says     = "Plan of safe care and referral are answered for infants affected by alcohol or drugs alone."
fields   = ["plnsfcr", "refrcara", "chage", "cdalc", "cddrug"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Child File layout, fields 151 and 152, after the Comprehensive Addiction and Recovery Act; judgement of this project"
fix      = "Leave both blank for other children; for an affected infant enter alcohol or drug abuse of the child."
beware   = "Shares of affected infants with a plan are taken over the wrong children."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chage | cddrug | plnsfcr
R1    | C1   | 0     | yes    | yes
R2    | C1   | 1     | yes    | yes
R3    | C1   | 0     | no     | no
R4    | C1   | 77    | yes    | no
R5    | C1   | 4     | no     | unknown
R6    | C1   | 4     | no     |
"""
holds = ["R1 C1", "R4 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    not coalesce(chage in (0, 77) and 'yes' in (cdalc, cddrug), false) as is_violation
from checked.ncands_child
where coalesce(plnsfcr in ('yes', 'no'), false) or coalesce(refrcara in ('yes', 'no'), false)
