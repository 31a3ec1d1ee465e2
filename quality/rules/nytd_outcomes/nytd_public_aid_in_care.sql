/*---
says     = "Public financial, food and housing assistance is not asked of youth in foster care."
fields   = ["e42_public_financial_assist", "e43_public_food_assist", "e44_public_housing_assist", "e36_foster_care_status_outcomes"]
category = "conformance"
level    = "record"
severity = "query"
source   = "45 CFR 1356.83(g)(42) to (44): they concern youth who have left care"
fix      = "Answer not applicable while the youth is in foster care, or correct the foster care status."
beware   = "Shares of youth on public assistance mix youth in and out of care."
since    = "0.2"

[[example]]
nytd_outcomes = """
e3_record_number | e36_foster_care_status_outcomes | e42_public_financial_assist
A                | true                            | not_applicable
B                | true                            | no
C                | false                           | no
D                | true                            |
"""
holds = ["A 17", "D 17"]
violates = ["B 17"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    coalesce(e42_public_financial_assist, '') in ('yes', 'no')
    or coalesce(e43_public_food_assist, '') in ('yes', 'no')
    or coalesce(e44_public_housing_assist, '') in ('yes', 'no')
        as is_violation
from checked.nytd_outcomes
where e36_foster_care_status_outcomes
