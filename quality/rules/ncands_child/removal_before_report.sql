/*---
says     = "A child is removed no earlier than the day before the report, unless it was in care already."
fields   = ["rmvdate", "rptdt", "chlvng"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project: police may remove a child in the night before the report is entered"
fix      = "Check both dates; for a child who was in care already see that the incident is dated."
beware   = "The child looks as if removed because of the report; maltreatment in foster care may be what was reported."
since    = "0.2"
notes    = """
Not checked where the perpetrator cared for the child for the agency, or the child lived in a group home: those were in care.
"""

[[example]]
ncands_child = """
rptid | chid | rptdt      | rmvdate    | per1rel
R1    | C1   | 2023-01-15 | 2023-01-14 | parent
R2    | C1   | 2023-01-15 | 2023-01-13 | parent
R3    | C1   | 2023-01-15 | 2022-01-13 | facility_staff
R4    | C1   | 2023-01-15 |            |
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    rmvdate < cast(rptdt - interval 1 day as date) as is_violation
from checked.ncands_child
where rmvdate is not null
    and rptdt is not null
    and coalesce(chlvng, 'unknown') <> 'group_home_or_residential_treatment'
    and not coalesce(
        per1rel in (
            'relative_foster_parent',
            'nonrelative_foster_parent',
            'foster_parent_unspecified',
            'facility_staff'
        ),
        false
    )
