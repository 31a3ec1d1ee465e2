/*---
says     = "Only a youth with other health insurance says what it covers."
fields   = ["e56_health_insurance_type_medical", "e57_health_insurance_type_mental_health", "e58_health_insurance_type_prescription_drugs", "e55_other_health_insurance"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(55) to (58)"
fix      = "Answer not applicable where there is no other insurance; Medicaid is asked apart."
beware   = "Shares of insured youth are in doubt."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | e55_other_health_insurance | e56_health_insurance_type_medical
A                | yes                        | yes
B                | no                         | not_applicable
C                | no                         | yes
"""
holds = ["B 17"]
violates = ["C 17"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    coalesce(e56_health_insurance_type_medical, '') = 'yes'
    or coalesce(e57_health_insurance_type_mental_health, '') = 'yes'
    or coalesce(e58_health_insurance_type_prescription_drugs, '') = 'yes'
        as is_violation
from checked.nytd_outcomes
where e55_other_health_insurance = 'no'
