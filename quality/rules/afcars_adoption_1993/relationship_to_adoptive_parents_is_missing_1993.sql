/*---
says     = "Adoptive parents are step parent, other relative, foster parent or non-relative of the child."
fields   = ["stparent", "otherel", "fosparch", "nonrel"]
category = "completeness"
level    = "record"
severity = "error"
source   = "AFCARS adoption file of 1993, elements 29 to 32"
fix      = "Mark every relationship that applies."
beware   = "Adoptions by relatives and by foster parents are undercounted."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | stparent | otherel | fosparch | nonrel
C1     | false    | false   | true     | false
C2     | false    | false   | false    | false
C3     |          |         |          |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnum,
    stparent is not true and otherel is not true and fosparch is not true
        and nonrel is not true as is_violation
from checked.afcars_adoption_1993
where coalesce(stparent, otherel, fosparch, nonrel) is not null
