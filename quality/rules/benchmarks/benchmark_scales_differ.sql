/*---
says     = "The values of a measure from two sources differ less than twentyfold."
fields   = ["value", "source"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project: percents beside shares differ a hundredfold, rates per 100 and per 1,000 tenfold and more"
fix      = "Give every value in the unit and scale of the measure."
beware   = "A result looks far better or worse than the benchmark because of its scale."
since    = "0.2"

[[example]]
benchmarks = """
measure_id | source | value
m1         | S1     | 0.5
m1         | S2     | 10
m2         | S1     | 0.5
m2         | S2     | 10.1
m3         | S1     | 50
"""
holds = ["m1 US all"]
violates = ["m2 US all"]
---*/
select
    file_id,
    min(record_number) as record_number,
    measure_id,
    geography,
    category,
    max(value) > 20 * min(value) as is_violation
from checked.benchmarks
where value > 0
group by
    file_id, measure_id, component, period, geography, dimension, category, outcome, statistic
having count(distinct source) > 1
