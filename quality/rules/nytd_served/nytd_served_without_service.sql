/*---
says     = "A youth who was served received one service or more."
fields   = ["e20_independent_living_needs_assess", "e21_academic_support"]
category = "completeness"
level    = "record"
severity = "error"
source   = "45 CFR 1356.83(f): the served population received a service in the report period"
fix      = "Enter the services of the period, or leave the youth out of the served population."
beware   = "Services per youth are too low, and youth served too many."
since    = "0.2"

[[example]]
nytd_served = """
e3_record_number | e20_independent_living_needs_assess | e31_room_board_financial_assist
A                | true                                | false
B                | false                               | false
C                | false                               | true
D                |                                     |
"""
holds = ["A", "C"]
violates = ["B", "D"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    true not in (
        coalesce(e20_independent_living_needs_assess, false),
        coalesce(e21_academic_support, false),
        coalesce(e22_post_secondary_educ_support, false),
        coalesce(e23_career_preparation, false),
        coalesce(e24_employment_programs, false),
        coalesce(e25_budget_financial_mgmt, false),
        coalesce(e26_housing_educ_home_mgmt_training, false),
        coalesce(e27_health_educ_risk_prevention, false),
        coalesce(e28_family_support_healthy_marriage_educ, false),
        coalesce(e29_mentoring, false),
        coalesce(e30_supervised_independent_living, false),
        coalesce(e31_room_board_financial_assist, false),
        coalesce(e32_educ_financial_assist, false),
        coalesce(e33_other_financial_assist, false)
    )
        as is_violation
from checked.nytd_served
