/*---
says      = "A record that says services were given names one."
fields    = ["postserv", "famsup", "fampres", "fostercr"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "Judgement of this project, after the 10 percent that AFCARS allows for an element"
source    = "NCANDS Child File layout, fields 56 to 85; judgement of this project"
fix       = "Enter the services; other services has a field of its own."
beware    = "Shares by kind of service are too low."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | postserv | counsel
R1    | C1   | yes      | yes
R2    | C1   | yes      | no
R3    | C1   | yes      |
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
    not coalesce(
        'yes' in (
            famsup, fampres, fostercr, adopt, casemang, counsel, daycare, educatn, employ,
            famplan, health, homebase, housing, transliv, inforef, legal, menthlth, pregpar,
            respite, ssdisabl, ssdelinq, subabuse, transprt, othersv
        ),
        false
    )
        as is_violation
from checked.ncands_child
where postserv = 'yes'
