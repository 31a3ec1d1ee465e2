/*---
says     = "A youth who took part answered something."
fields   = ["e34_outcomes_reporting_status", "e37_current_full_time_employment"]
category = "completeness"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(g)(34)"
fix      = "Enter the answers, or the reason why the youth did not take part."
beware   = "The participation rate is too high and the shares rest on fewer youth."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | e34_outcomes_reporting_status | e49_homelessness
A                | participated                  | no
B                | participated                  |
C                | declined                      |
"""
holds = ["A 17"]
violates = ["B 17"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    coalesce(
        e37_current_full_time_employment, e38_current_part_time_employment,
        e39_employment_related_skills, e40_social_security, e41_educ_aid, e42_public_financial_assist,
        e43_public_food_assist, e44_public_housing_assist, e45_other_financial_support,
        e46_highest_educ_certification, e47_current_enrollment_attendance, e48_connection_adult,
        e49_homelessness, e50_substance_abuse_referral, e51_incarceration, e52_children,
        e53_marriage_at_childs_birth, e54_medicaid, e55_other_health_insurance,
        e56_health_insurance_type_medical, e57_health_insurance_type_mental_health,
        e58_health_insurance_type_prescription_drugs
    ) is null
        as is_violation
from checked.nytd_outcomes
where e34_outcomes_reporting_status = 'participated'
