/*---
says     = "A foster parent or facility staff who maltreats a child cares for a child in care."
fields   = ["per1rel", "per2rel", "per3rel", "fostercr", "afcarsid"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Check the relationship; for a child in care enter its AFCARS identifier."
beware   = "Maltreatment in foster care cannot find the child; a foster parent's own child is rightly reported as a parent's."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | per1id | per1rel        | fostercr | afcarsid | chlvng
R1    | C1   | P1     | facility_staff | no       | A1       |
R2    | C1   | P1     | facility_staff | no       |          |
R3    | C1   | P1     | facility_staff | yes      |          |
R4    | C1   | P1     | parent         | no       |          |
R5    | C1   | P1     | facility_staff |          |          | group_home_or_residential_treatment
"""
holds = ["R1 C1 1", "R3 C1 1", "R5 C1 1"]
violates = ["R2 C1 1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    perpetrator_number,
    coalesce(fostercr, 'no') <> 'yes'
    and afcarsid is null
    and coalesce(chlvng, 'unknown') not in (
        'group_home_or_residential_treatment', 'relative_caregiver', 'non_relative_caregiver'
    )
        as is_violation
from checked.ncands_perpetrators
where is_substitute_care
