/*---
says     = "Report and child have identifiers of their own, not a row of nines or noughts."
fields   = ["chid", "rptid"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File, fields 3 and 4; judgement of this project"
fix      = "Send the encrypted identifier; find out why the system had none."
beware   = "All records with one stand-in look like one child: it is found again and again where there is no recurrence."
since    = "0.2"
notes    = """
Up to five nines may be a number that was given out in turn.
"""

[[example]]
ncands_child = """
rptid  | chid
R1     | C1
R2     | 999999999999
R3     | 000000000000
000000 | C2
R4     | 99999
"""
holds = ["R1 C1", "R4 99999"]
violates = ["R2 999999999999", "R3 000000000000", "000000 C2"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    (chid like '999999%' and replace(chid, '9', '') = '')
    or (chid like '000000%' and replace(chid, '0', '') = '')
    or (rptid like '999999%' and replace(rptid, '9', '') = '')
    or (rptid like '000000%' and replace(rptid, '0', '') = '')
        as is_violation
from checked.ncands_child
where chid is not null and rptid is not null
