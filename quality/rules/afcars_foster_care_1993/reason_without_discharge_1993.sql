/*---
says     = "A reason for discharge, or its transaction date, stands only with a date of discharge."
fields   = ["dodfcdt", "dodtrndt", "disreasn"]
category = "completeness"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 56 to 58; judgement of this project"
fix      = "Enter the date of discharge, or take the reason out where the child is in care."
beware   = "The child counts as in care."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | dodfcdt    | dodtrndt   | disreasn
C1       | 2021-01-05 | 2021-01-06 | adoption
C2       |            |            | not_applicable
C3       |            |            | adoption
C4       |            | 2021-01-06 | not_applicable
C5       |            |            |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        dodfcdt is null and dodtrndt is not null
        or dodfcdt is null and coalesce(disreasn, 'not_applicable') <> 'not_applicable'
    ) as is_violation
from checked.afcars_foster_care_1993
where coalesce(cast(dodfcdt as varchar), cast(dodtrndt as varchar), disreasn) is not null
