/*---
says     = "Child File fatalities with a history of services or reunification are no more than the deaths in the Child File."
fields   = ["ftlfpscf", "ftlcrucf"]
category = "conformance"
level    = "cross-file"
severity = "error"
source   = "NCANDS Agency File, section 3, which is on children of the Child File; judgement of this project"
fix      = "Count the children with a maltreatment death in the Child File of the same year, and among them those with the history."
beware   = "One of the two files misses deaths."
since    = "0.2"

[[example]]
ncands_agency = """
submission | file_id | ftlfpscf | ftlcrucf
FFY2022    | M       | 1        | 0
FFY2023    | N       | 1        | 2
FFY2024    | P       | 1        |
"""
ncands_child = """
rptid | chid | submission | file_id | maldeath
R1    | C1   | FFY2022    | S       | yes
R2    | C2   | FFY2022    | S       | no
R3    | C3   | FFY2023    | T       | yes
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
with deaths as (
    select
        submission,
        count(distinct case when maldeath = 'yes' then chid end) as deaths
    from checked.ncands_child_reports
    group by submission
)

select
    a.file_id,
    a.record_number,
    a.submission,
    greatest(a.ftlfpscf, a.ftlcrucf) > d.deaths as is_violation
from checked.ncands_agency as a
inner join deaths as d on a.submission = d.submission
where coalesce(a.ftlfpscf, a.ftlcrucf) is not null
