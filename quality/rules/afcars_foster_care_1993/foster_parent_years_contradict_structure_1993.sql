/*---
says     = "A couple of foster parents has two years of birth, a single one has one, and no family has none."
fields   = ["fosfamst", "fcctk1yr", "fcctk2yr"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 49 to 51; judgement of this project"
fix      = "Correct the structure or the years of birth."
beware   = "Ages of foster parents come out wrong."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | fosfamst       | fcctk1yr | fcctk2yr
C1       | married_couple | 1980     | 1982
C2       | single_female  | 1980     |
C3       | not_applicable |          |
C4       | married_couple | 1980     |
C5       | single_male    | 1980     | 1982
C6       | not_applicable | 1980     |
C7       |                | 1980     |
"""
holds = ["C1", "C2", "C3"]
violates = ["C4", "C5", "C6"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        fosfamst in ('married_couple', 'unmarried_couple') and (fcctk1yr is null or fcctk2yr is null)
        or fosfamst in ('single_female', 'single_male') and (fcctk1yr is null or fcctk2yr is not null)
        or fosfamst = 'not_applicable' and coalesce(fcctk1yr, fcctk2yr) is not null
    ) as is_violation
from checked.afcars_foster_care_1993
where fosfamst is not null
