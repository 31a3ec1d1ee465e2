/*---
says     = "A benchmark's place is US, a postal code or a five-digit county code."
fields   = ["geography"]
category = "conformance"
level    = "field"
severity = "error"
source   = "Contract of the extract"
fix      = "Write US for the nation, the postal code of a state, or the FIPS code of a county."
beware   = "The value is not found beside the result it belongs to."
since    = "0.2"

[[example]]
benchmarks = """
measure_id | geography
m1         | US
m2         | TX
m3         | 99001
m4         | Texas
m5         | 9901
"""
holds = ["m1 US all", "m2 TX all", "m3 99001 all"]
violates = ["m4 Texas all", "m5 9901 all"]
---*/
select
    b.file_id,
    b.record_number,
    b.measure_id,
    b.geography,
    b.category,
    b.geography <> 'US' and s.name is null and not regexp_matches(b.geography, '^[0-9]{5}$') as is_violation
from checked.benchmarks as b
left join codes.states as s on b.geography = s.name
where b.geography is not null
