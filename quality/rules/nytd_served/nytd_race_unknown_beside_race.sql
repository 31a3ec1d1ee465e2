/*---
says     = "Unknown race stands alone."
fields   = ["e11_race_unknown", "e6_race_american_indian_alaska_native", "e10_race_white"]
category = "conformance"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(6) to (12)"
fix      = "Clear the answer that race is unknown where a race is given."
beware   = "Figures by race take the youth with the race that is given."
since    = "0.2"

[[example]]
nytd_served = """
e3_record_number | e10_race_white | e11_race_unknown
A                | false          | true
B                | true           | true
C                | true           | false
D                |                | true
"""
holds = ["A", "D"]
violates = ["B"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    coalesce(e6_race_american_indian_alaska_native, false)
    or coalesce(e7_race_asian, false)
    or coalesce(e8_race_black_african_american, false)
    or coalesce(e9_race_hawaiian_pacific_islander, false)
    or coalesce(e10_race_white, false)
        as is_violation
from checked.nytd_served
where e11_race_unknown
