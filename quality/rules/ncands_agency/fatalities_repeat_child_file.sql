/*---
says     = "Fatalities of the Agency File are other children than those of the Child File."
fields   = ["fatality"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "NCANDS Agency File, title of section 4: fatalities not reported in the Child File"
fix      = "Count here only the children who are not in the Child File."
beware   = "Where both numbers are the same, the same deaths may stand in both: the sum would count them twice."
since    = "0.2"
notes    = """
Looked at are years with at least three fatalities in each file: with fewer the numbers agree by chance. Files name
no children here, so that the same number is all that can be seen.
"""

[[example]]
ncands_agency = """
submission | file_id | fatality
FFY2022    | M       | 2
FFY2023    | N       | 3
FFY2024    | P       | 4
FFY2021    | L       | 0
"""
ncands_child = """
rptid | chid | submission | file_id | maldeath
R1    | C1   | FFY2022    | S       | yes
R2    | C2   | FFY2022    | S       | yes
R3    | C3   | FFY2023    | T       | yes
R4    | C4   | FFY2023    | T       | yes
R5    | C5   | FFY2023    | T       | yes
R6    | C6   | FFY2024    | U       | yes
R7    | C7   | FFY2024    | U       | yes
R8    | C8   | FFY2024    | U       | yes
"""
holds = ["FFY2024"]
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
    a.fatality = d.deaths as is_violation
from checked.ncands_agency as a
inner join deaths as d on a.submission = d.submission
where a.fatality >= 3 and d.deaths >= 3
