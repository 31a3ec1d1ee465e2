/*---
says     = "A benchmark of all has both dimension and category all, any other neither."
fields   = ["dimension", "category"]
category = "conformance"
level    = "record"
severity = "error"
source   = "Contract of the extract"
fix      = "Name the category of the breakdown, or write all in both."
beware   = "The value is not found beside the result it belongs to."
since    = "0.2"

[[example]]
benchmarks = """
measure_id | geography | dimension | category
m1         | US        | all       | all
m2         | US        | age_group | 1_5_years
m3         | US        | age_group | all
m4         | US        | all       | 1_5_years
"""
holds = ["m1 US all", "m2 US 1_5_years"]
violates = ["m3 US all", "m4 US 1_5_years"]
---*/
select
    file_id,
    record_number,
    measure_id,
    geography,
    category,
    (dimension = 'all') <> (category = 'all') as is_violation
from checked.benchmarks
where dimension is not null and category is not null
