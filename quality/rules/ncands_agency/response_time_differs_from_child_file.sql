/*---
says     = "The average response time agrees with the Child File's, to a tenth or an hour."
fields   = ["item_2_2"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "NCANDS Agency File, instructions of 2023: item 2.2 is to agree with the times of the Child File; the tolerance is a judgement of this project"
fix      = "Compute the average over the reports of the Child File, from the report to the start of the investigation."
beware   = "The federal report and this one tell different response times."
since    = "0.2"
notes    = """
Reports with both dates and times count, each once with its earliest start; responses before the report do not.
"""

[[example]]
ncands_agency = """
submission | file_id | item_2_2
FFY2021    | L       | 18
FFY2022    | M       | 22
FFY2023    | N       | 22.5
FFY2024    | P       | 1
"""
ncands_child = """
rptid | chid | submission | file_id | rptdt      | rpttm | invdate    | invstrtm
R1    | C1   | FFY2022    | S       | 2022-01-15 | 1000  | 2022-01-16 | 0600
R1    | C2   | FFY2022    | S       | 2022-01-15 | 1000  | 2022-01-16 | 0600
R2    | C1   | FFY2023    | T       | 2023-01-15 | 1000  | 2023-01-16 | 0000
R3    | C1   | FFY2023    | T       | 2023-01-15 | 1000  | 2023-01-16 | 1200
R4    | C1   | FFY2024    | U       | 2024-01-15 | 1000  | 2024-01-15 |
"""
holds = ["FFY2022"]
violates = ["FFY2023"]
---*/
with averages as (
    select
        submission,
        avg(response_hours) as hours
    from checked.ncands_reports
    where response_hours >= 0
    group by submission
)

select
    a.file_id,
    a.record_number,
    a.submission,
    abs(a.item_2_2 - m.hours) > greatest(0.1 * m.hours, 1) as is_violation
from checked.ncands_agency as a
inner join averages as m on a.submission = m.submission
where a.item_2_2 is not null
