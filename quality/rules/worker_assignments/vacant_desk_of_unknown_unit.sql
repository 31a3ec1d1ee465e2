/*---
says     = "The unit of an assignment stands among the units of workers or of positions."
fields   = ["unit"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Write the unit as in the extract of workers."
beware   = "A vacant desk takes its county from the unit's workers: without a match the case has none."
since    = "0.2"

[[example]]
worker_assignments = """
case_id | worker_id | unit
K1      |           | Unit 1
K2      |           | Unit 2
K3      |           | Unit 3
K4      | W1        |
"""
workers = """
worker_id | unit
W1        | Unit 1
"""
positions = """
unit
Unit 2
"""
holds = ["K1", "K2"]
violates = ["K3"]
---*/
with units as (
    select unit
    from checked.workers
    union
    select unit
    from checked.positions
)

select
    a.file_id,
    a.record_number,
    a.case_id,
    u.unit is null as is_violation
from checked.worker_assignments as a
left join units as u on a.unit = u.unit
where a.unit is not null
    and exists (
        select 1
        from checked.workers
    )
