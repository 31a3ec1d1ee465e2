/*---
says     = "A unit of workers is written in one way."
fields   = ["unit"]
category = "conformance"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Write each unit as the list of units does: the same capitals, blanks and dashes everywhere."
beware   = "Figures by unit show one unit as several, each with part of the workers."
since    = "0.2"

[[example]]
workers = """
worker_id | unit
W1        | North Intake 1
W2        | NORTH INTAKE 1
W3        | North-Intake  1
W4        | South Intake 1
W5        | South Intake 2
"""
holds = ["SOUTHINTAKE1", "SOUTHINTAKE2"]
violates = ["NORTHINTAKE1"]
---*/
select
    file_id,
    min(record_number) as record_number,
    translate(upper(unit), ' -_./,', '') as unit_letters,
    count(distinct unit) > 1 as is_violation
from checked.workers
where unit is not null
group by file_id, translate(upper(unit), ' -_./,', '')
