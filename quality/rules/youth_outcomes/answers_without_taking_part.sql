/*---
says     = "A youth who did not take part has no answers."
fields   = ["participated", "homeless", "employed_full_time", "enrolled"]
category = "plausibility"
level    = "record"
severity = "error"
source   = "Contract of the extract; 45 CFR 1356.83(g)(34): answers belong to those who took part"
fix      = "Say that the youth took part, or clear the answers; look for answers carried over from an earlier survey."
beware   = "Such answers are left out of the shares."
since    = "0.2"

[[example]]
youth_outcomes = """
child_id | participated | employed_full_time | employed_part_time | enrolled | connection_to_adult | homeless | incarcerated | medicaid
A        | false        |                    |                    |          |                     |          |              |
B        | false        |                    |                    |          |                     | false    |              |
C        | true         | false              | true               | true     | true                | false    | false        | true
"""
holds = ["A 17"]
violates = ["B 17"]
---*/
select
    file_id,
    record_number,
    child_id,
    wave,
    coalesce(
        cast(employed_full_time as varchar), cast(employed_part_time as varchar),
        cast(employment_skills as varchar), cast(social_security as varchar),
        cast(educational_aid as varchar), cast(public_financial_assistance as varchar),
        cast(public_food_assistance as varchar), cast(public_housing_assistance as varchar),
        cast(other_financial_support as varchar), cast(highest_certificate as varchar),
        cast(enrolled as varchar), cast(connection_to_adult as varchar), cast(homeless as varchar),
        cast(substance_abuse_referral as varchar), cast(incarcerated as varchar),
        cast(has_children as varchar), cast(married_at_birth as varchar), cast(medicaid as varchar),
        cast(other_health_insurance as varchar), cast(medical_coverage as varchar),
        cast(mental_health_coverage as varchar), cast(prescription_coverage as varchar)
    ) is not null
        as is_violation
from checked.youth_outcomes
where not participated
