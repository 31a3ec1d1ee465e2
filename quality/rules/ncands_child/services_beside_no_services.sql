/*---
says     = "A record that names a service says that services were given."
fields   = ["postserv", "famsup", "fampres", "fostercr"]
category = "conformance"
level    = "record"
severity = "error"
source   = "NCANDS Child File layout, fields 56 to 85; judgement of this project"
fix      = "Derive the answer on services from the services of the record."
beware   = "Shares of children with services are too low."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | postserv | counsel
R1    | C1   | yes      | yes
R2    | C1   | no       | yes
R3    | C1   |          | yes
R4    | C1   | no       | no
"""
holds = ["R1 C1"]
violates = ["R2 C1", "R3 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(postserv, 'unknown') <> 'yes' as is_violation
from checked.ncands_child
where coalesce(
        'yes' in (
            famsup, fampres, fostercr, adopt, casemang, counsel, daycare, educatn, employ,
            famplan, health, homebase, housing, transliv, inforef, legal, menthlth, pregpar,
            respite, ssdisabl, ssdelinq, subabuse, transprt, othersv
        ),
        false
    )
