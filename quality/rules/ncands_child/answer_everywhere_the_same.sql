/*---
says     = "A yes-or-no field is not answered alike in every record."
fields   = ["chmil", "chprior", "maldeath", "cdalc", "fcdrug", "postserv", "fostercr"]
category = "plausibility"
level    = "file"
severity = "information"
source   = "Judgement of this project"
fix      = "Leave a field blank that the agency does not collect; a no says that someone looked."
beware   = "A share of nought may mean that nobody asked."
since    = "0.2"
notes    = """
Fewer than 20 answers may agree by chance.
"""

[[example]]
ncands_child = """
rptid | chid | chmil | fcdrug
R01   | C1   | no    | no
R02   | C1   | no    | no
R03   | C1   | no    | no
R04   | C1   | no    | no
R05   | C1   | no    | no
R06   | C1   | no    | no
R07   | C1   | no    | yes
R08   | C1   | no    | no
R09   | C1   | no    | no
R10   | C1   | no    | no
R11   | C1   | no    | no
R12   | C1   | no    | no
R13   | C1   | no    | no
R14   | C1   | no    | no
R15   | C1   | no    | no
R16   | C1   | no    | no
R17   | C1   | no    | no
R18   | C1   | no    | no
R19   | C1   | no    | no
R20   | C1   | no    | no
"""
holds = ["fcdrug"]
violates = ["chmil"]
---*/
select
    file_id,
    field,
    greatest(yes, unknown, filled - yes - unknown) = filled as is_violation
from checked.ncands_field_use
where filled >= 20 and yes is not null
