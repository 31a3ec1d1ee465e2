/*---
says     = "A youth who took part answered something."
fields   = ["participated", "homeless", "connection_to_adult"]
category = "completeness"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(34): who took part gave an answer to one question at least"
fix      = "Enter the answers, or say that the youth did not take part."
beware   = "The participation rate is too high and the shares rest on fewer youth."
since    = "0.2"

[[example]]
youth_outcomes = """
child_id | participated | employed_full_time | employed_part_time | enrolled | connection_to_adult | homeless | incarcerated | medicaid
A        | true         |                    |                    |          |                     | false    |              |
B        | true         |                    |                    |          |                     |          |              |
C        | false        |                    |                    |          |                     |          |              |
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
    ) is null
        as is_violation
from checked.youth_outcomes
where participated
