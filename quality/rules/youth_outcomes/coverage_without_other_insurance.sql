/*---
says     = "Only a youth with other health insurance says what it covers."
fields   = ["medical_coverage", "mental_health_coverage", "prescription_coverage", "other_health_insurance"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1356.83(g)(55) to (58); judgement of this project"
fix      = "Correct the answer on other insurance, or leave what it covers empty; Medicaid is asked apart."
beware   = "Shares of insured youth are in doubt."
since    = "0.2"

[[example]]
says = "No for what a youth does not have is no contradiction."
youth_outcomes = """
child_id | other_health_insurance | medical_coverage
A        | true                   | true
B        | false                  | true
C        | false                  | false
D        |                        |
"""
holds = ["A 17"]
violates = ["B 17"]
---*/
select
    file_id,
    record_number,
    child_id,
    wave,
    not coalesce(other_health_insurance, false) as is_violation
from checked.youth_outcomes
where medical_coverage or mental_health_coverage or prescription_coverage
