/*---
says     = "A child discharged to adoption has dates on which both parents' rights ended."
fields   = ["disreasn", "tprmomdt", "tprdaddt"]
category = "completeness"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 47, 48 and 58; judgement of this project"
fix      = "Enter the dates, for a parent who died the date of death."
beware   = "Time from termination to adoption cannot be told."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | disreasn     | tprmomdt   | tprdaddt
C1       | adoption     | 2020-05-01 | 2020-05-01
C2       | adoption     | 2020-05-01 |
C3       | adoption     |            |
C4       | guardianship |            |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    tprmomdt is null or tprdaddt is null as is_violation
from checked.afcars_foster_care_1993
where disreasn = 'adoption'
