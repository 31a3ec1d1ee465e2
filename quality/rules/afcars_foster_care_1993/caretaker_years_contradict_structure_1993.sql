/*---
says     = "A couple of caretakers has two years of birth, a single caretaker one."
fields   = ["ctkfamst", "ctk1yr", "ctk2yr"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 44 to 46; judgement of this project"
fix      = "Correct the structure or the years of birth."
beware   = "Ages of caretakers come out wrong."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | ctkfamst            | ctk1yr | ctk2yr
C1       | married_couple      | 1980   | 1982
C2       | single_female       | 1980   |
C3       | married_couple      | 1980   |
C4       | single_male         | 1980   | 1982
C5       | unable_to_determine |        |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        ctkfamst in ('married_couple', 'unmarried_couple') and (ctk1yr is null or ctk2yr is null)
        or ctkfamst in ('single_female', 'single_male') and ctk2yr is not null
    ) as is_violation
from checked.afcars_foster_care_1993
where ctkfamst <> 'unable_to_determine'
