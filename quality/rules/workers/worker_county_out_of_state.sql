/*---
says     = "A worker's county is one of the agency's state."
fields   = ["county"]
category = "conformance"
level    = "field"
severity = "error"
source   = "FIPS codes of counties: the first two digits are those of the state"
fix      = "Enter the five-digit code of the county where the worker's unit is."
beware   = "Figures by county leave the worker out or show a county of another state."
since    = "0.2"

[[example]]
workers = """
worker_id | county
W1        | 99001
W2        | 98001
W3        |
"""
holds = ["W1"]
violates = ["W2"]
---*/
select
    w.file_id,
    w.record_number,
    w.worker_id,
    w.county not like s.code || '%' as is_violation
from checked.workers as w
inner join codes.states as s on w.state = s.name
where w.county is not null
